// What becomes of held publications: one choice for all, another for some; pure.
import type { ReleaseBody } from '@/shared/api/pause-types.ts';
import type { PublicationView, Wish } from '@/shared/api/types.ts';

export type Fate = 'keep' | 'send' | 'reschedule' | 'cancel';
export type Passage = 'earlier' | 'later';

export interface Choices {
  /** What becomes of those without a choice of their own. */
  all: Fate;
  /** By publication. */
  own: Record<string, Fate>;
  /** Minutes between two of the same channel. */
  every: number;
  at: Wish | null;
  /** Which one, when the hour exists twice. */
  passage: Passage | null;
}

/** Minutes between two publications of a channel that are offered. */
export const SPACINGS = [5, 10, 15, 30, 60];

/** Whether a publication can be given up: nothing of it is out. */
export const canGiveUp = (publication: PublicationView): boolean => publication.allowed.includes('cancel');

/** What becomes of one publication; one that is half out cannot be given up with the others. */
export function fateOf(publication: PublicationView, choices: Choices): Fate {
  const own = choices.own[publication.id] ?? choices.all;
  return own === 'cancel' && !canGiveUp(publication) ? 'keep' : own;
}

/** The publications of each fate, in their order. */
export function byFate(held: PublicationView[], choices: Choices): Record<Fate, PublicationView[]> {
  const sorted: Record<Fate, PublicationView[]> = { keep: [], send: [], reschedule: [], cancel: [] };
  for (const publication of held) sorted[fateOf(publication, choices)].push(publication);
  return sorted;
}

/** Minutes until the last of those sent now leaves: each channel has its own row. */
export function minutesToSend(sent: PublicationView[], every: number): number {
  const rows = new Map<string, number>();
  for (const { channel, id } of sent) rows.set(channel?.id ?? id, (rows.get(channel?.id ?? id) ?? 0) + 1);
  return Math.max(0, ...[...rows.values()].map((count) => (count - 1) * every));
}

/** What is asked of the server; what is kept is not named. */
export function releasesOf(held: PublicationView[], choices: Choices): ReleaseBody[] {
  const { send, reschedule, cancel } = byFate(held, choices);
  const ids = (publications: PublicationView[]) => publications.map(({ id }) => id);
  const releases: ReleaseBody[] = [];
  if (send.length > 0) releases.push({ publications: ids(send), choice: 'send', every_minutes: choices.every });
  if (reschedule.length > 0 && choices.at) {
    releases.push({
      publications: ids(reschedule),
      choice: 'reschedule',
      at: choices.at,
      every_minutes: choices.every,
      ...(choices.passage && { ambiguous: choices.passage }),
    });
  }
  if (cancel.length > 0) releases.push({ publications: ids(cancel), choice: 'cancel' });
  return releases;
}
