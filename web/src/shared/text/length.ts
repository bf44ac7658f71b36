// The length of a text as a network counts it, computed exactly as the server does.
import { links } from './links.ts';

export type Unit = 'graphemes' | 'characters' | 'bytes';

/** How a network counts. */
export interface Counting {
  unit: Unit;
  /** Length that every link counts for, whatever its own. */
  linkWeight: number | null;
  /** True when `@name@server` counts as `@name`. */
  handlesCountLocalPart: boolean;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const encoder = new TextEncoder();
const ASCII = /^[\x20-\x7e\n]*$/;

/** UTF-8 bytes of a text. */
export const bytesOf = (text: string): number => encoder.encode(text).length;

/** Extended grapheme clusters: what a person calls a character. */
export function graphemesOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  return [...segmenter.segment(text)].length;
}

function countOf(text: string, unit: Unit): number {
  if (unit === 'graphemes') return graphemesOf(text);
  if (unit === 'bytes') return bytesOf(text);
  return [...text].length;
}

/** What the server stores of a text: line ends become `\n`, other control characters go. */
export const cleanText = (text: string): string => text.replace(/\r\n/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');

/** Takes the server away from every `@name@server`. */
function withoutServers(text: string): string {
  return text.replace(/\P{White_Space}+/gu, (word) => {
    const match = /^@([^@]+)@([^@]*\.[^@]*)$/u.exec(word);
    return match ? `@${match[1]}` : word;
  });
}

/**
 * Measures a text.
 *
 * Invariant: same answers as `measure` in `crates/engines/checks/src/length.rs`.
 */
export function measure(text: string, counting: Counting): number {
  const { unit, linkWeight, handlesCountLocalPart } = counting;
  const local = (part: string) => countOf(handlesCountLocalPart ? withoutServers(part) : part, unit);
  if (linkWeight === null) return local(text);
  let total = 0;
  let from = 0;
  for (const link of links(text)) {
    total += local(text.slice(from, link.start)) + linkWeight;
    from = link.start + link.text.length;
  }
  return total + local(text.slice(from));
}
