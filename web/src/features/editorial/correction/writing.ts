// What a correction changes on each copy, and what is proposed for it; pure.
import type { CopyView, CorrectedContent, CorrectedOptions, CorrectedVariant, Way } from '@/shared/api/corrections.ts';
import type { DraftSegment } from '@/shared/api/types.ts';

const variantOf = (content: CorrectedContent, channel: string) => content.variants.find((variant) => variant.channel === channel);

/** The segments that leave through a channel. */
export const segmentsFor = (content: CorrectedContent, channel: string): DraftSegment[] => variantOf(content, channel)?.segments ?? content.segments;

/** What would go with the text of a copy; what is out, when nothing else was chosen. */
export function optionsFor(content: CorrectedContent, copy: CopyView): CorrectedOptions {
  const { warning, sensitive_media } = variantOf(content, copy.channel.id)?.options ?? copy.options;
  return { ...(warning?.trim() ? { warning: warning.trim() } : {}), ...(sensitive_media ? { sensitive_media } : {}) };
}

/** Whether a copy would say something else than what is out. */
export function changes(content: CorrectedContent, current: CorrectedContent, copy: CopyView): boolean {
  const said = (each: CorrectedContent) =>
    JSON.stringify([each.language, copy.network === 'public_feed' ? each.title : '', segmentsFor(each, copy.channel.id), optionsFor(each, copy)]);
  return said(content) !== said(current);
}

/** What can be done with a copy; an edit only while its number of parts stays. */
export function waysFor(content: CorrectedContent, copy: CopyView): Way[] {
  const parts = segmentsFor(content, copy.channel.id).length;
  return copy.ways.filter((way) => way !== 'edit' || parts === copy.segments);
}

/** Chooses for the copies whose way nobody chose: the gentlest for those that change, nothing for the others. */
export function propose(content: CorrectedContent, current: CorrectedContent, copies: CopyView[], chosen: ReadonlySet<string>): CorrectedContent {
  const variants = content.variants.map((variant): CorrectedVariant => {
    const copy = copies.find((each) => each.channel.id === variant.channel);
    const ways = copy ? waysFor(content, copy) : [];
    if (chosen.has(variant.channel) && (variant.way === 'leave' || ways.includes(variant.way))) return variant;
    const way = copy && (changes(content, current, copy) || !copy.up_to_date) ? (ways[0] ?? 'leave') : 'leave';
    return variant.way === way ? variant : { ...variant, way };
  });
  return { ...content, variants };
}

/** Puts another way on one channel's copy. */
export function withVariant(content: CorrectedContent, channel: string, change: Partial<CorrectedVariant>): CorrectedContent {
  return { ...content, variants: content.variants.map((variant) => (variant.channel === channel ? { ...variant, ...change } : variant)) };
}

/** Puts another text, or another alternative text, in one segment: of the original, or of a channel's own text. */
export function withSegment(content: CorrectedContent, channel: string | null, index: number, segment: DraftSegment): CorrectedContent {
  const replaced = (segments: DraftSegment[]) => segments.map((each, place) => (place === index ? segment : each));
  if (channel === null) return { ...content, segments: replaced(content.segments) };
  const own = variantOf(content, channel)?.segments;
  return own ? withVariant(content, channel, { segments: replaced(own) }) : content;
}

/** The whole text of a list of segments, as one reads it. */
export const readingOf = (segments: DraftSegment[]): string => segments.map((segment) => segment.text).join('\n\n');

/** The copies of which something will be done, with what. */
export const plannedFor = (content: CorrectedContent, copies: CopyView[]): { copy: CopyView; way: Way }[] =>
  copies
    .map((copy) => ({ copy, way: variantOf(content, copy.channel.id)?.way ?? 'leave' }))
    .filter(({ way }) => way !== 'leave');
