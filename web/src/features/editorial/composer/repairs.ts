// What can be proposed for a finding.
import { proposedHashtag } from '@/shared/text/hashtags.ts';
import { segmentsAt, setText, wholeText, type Draft, type Place } from './draft.ts';
import type { FindingView } from './wire.ts';

export interface HashtagRepair {
  segment: number;
  /** Where it starts, in UTF-16 units. */
  from: number;
  hashtag: string;
  /** The same with capitals; null when a person must place them. */
  words: string | null;
}

/** The hashtag a finding is about, and how it would read better; null when the text has changed since. */
export function proposalFor(draft: Draft, finding: FindingView): HashtagRepair | null {
  if (finding.segment === null || !finding.range) return null;
  const segments = segmentsAt(draft, finding.channel);
  const [from, to] = finding.range;
  const hashtag = segments[finding.segment]?.text.slice(from, to) ?? '';
  if (!/^#[\p{L}\p{M}\p{N}]+$/u.test(hashtag)) return null;
  const around = [draft.title, wholeText(draft.segments), wholeText(segments)].join(' ');
  return { segment: finding.segment, from, hashtag, words: proposedHashtag(hashtag, around) };
}

/** Puts the corrected hashtag in its place; the same draft when the text has changed since. */
export function replaceHashtag(draft: Draft, place: Place, { segment, from, hashtag }: HashtagRepair, words: string): Draft {
  const text = segmentsAt(draft, place)[segment]?.text ?? '';
  if (!text.startsWith(hashtag, from)) return draft;
  return setText(draft, place, segment, text.slice(0, from) + words + text.slice(from + hashtag.length));
}
