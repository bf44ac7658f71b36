// What a file of posts would make, line by line, and which lines are chosen.
import type { ImportLineView, Intention, Passage } from '@/shared/api/import-types.ts';

/** Largest file in bytes, as on the server. */
export const FILE_MAX_BYTES = 512 * 1024;

/** How a line stands: `asked` waits for which passage of an hour that exists twice. */
export type Standing = 'ready' | 'asked' | 'wrong' | 'already';

/** What stops a line and can be answered here rather than in the file. */
const ANSWERED_HERE = 'editorial.import_hour_twice';

/** Returns how a line stands. */
export function standingOf(line: ImportLineView): Standing {
  if (line.already !== null) return 'already';
  if (line.faults.length === 0) return 'ready';
  return line.faults.every((fault) => fault.code === ANSWERED_HERE) ? 'asked' : 'wrong';
}

/** Says whether the person may choose between two passages of the line's hour. */
export const asksPassage = (line: ImportLineView, intention: Intention): boolean =>
  intention === 'schedule' && line.is_twice && line.already === null;

/** Lines that would be imported: those that are ready, without those left aside. */
export const chosenOf = (lines: ImportLineView[], leftOut: ReadonlySet<number>): number[] =>
  lines.filter((line) => standingOf(line) === 'ready' && !leftOut.has(line.line)).map((line) => line.line);

/** How many lines stand how. */
export function countsOf(lines: ImportLineView[]): Record<Standing, number> {
  const counts = { ready: 0, asked: 0, wrong: 0, already: 0 };
  for (const line of lines) counts[standingOf(line)] += 1;
  return counts;
}

/** The set with or without one line. */
export function toggled(set: ReadonlySet<number>, line: number): ReadonlySet<number> {
  const next = new Set(set);
  if (!next.delete(line)) next.add(line);
  return next;
}

/** Passages as the server takes them. */
export const passagesOf = (chosen: ReadonlyMap<number, Passage>) => [...chosen].map(([line, passage]) => ({ line, passage }));

/** Bytes as base64 with padding. */
export function base64Of(bytes: Uint8Array): string {
  let letters = '';
  // Too many arguments at once would overflow the stack.
  for (let start = 0; start < bytes.length; start += 8_192) letters += String.fromCharCode(...bytes.subarray(start, start + 8_192));
  return btoa(letters);
}

