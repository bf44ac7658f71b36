// The draft being written: pure changes, each giving a new draft.
import type { VariantOptions } from '@/shared/api/option-types.ts';
import type { AssetView, Wish } from '@/shared/api/types.ts';
import { told } from '@/shared/posts/options.ts';
import type { DraftBody, PostView, SegmentBody, SegmentView } from './wire.ts';

export interface Media {
  asset: AssetView;
  alt: string;
}

export interface Segment {
  /** Stays with the segment while it moves; known to this page only. */
  key: string;
  text: string;
  media: Media[];
}

export interface Variant {
  channel: string;
  /** Null follows the original. */
  segments: Segment[] | null;
  /** What goes with the text, where the network has it. */
  options?: VariantOptions;
  /** Written under what is out, where the network takes one. */
  comment?: string;
}

export interface Draft {
  title: string;
  language: string;
  theme: string | null;
  wish: Wish | null;
  priority: 'normal' | 'crisis';
  segments: Segment[];
  variants: Variant[];
}

/** Where one writes: the original (null), or the variant of one channel. */
export type Place = string | null;

let serial = 0;
const newKey = (): string => `segment-${(serial += 1)}`;

const emptySegment = (): Segment => ({ key: newKey(), text: '', media: [] });

const segmentOf = (view: SegmentView): Segment => ({ key: newKey(), text: view.text, media: view.media.map(({ asset, alt }) => ({ asset, alt })) });

const copyOf = (segments: Segment[]): Segment[] => segments.map((segment) => ({ ...segment, key: newKey() }));

/** The draft stored on the server. */
export function draftOf(post: PostView): Draft {
  return {
    title: post.title,
    language: post.language,
    theme: post.theme?.id ?? null,
    wish: post.wish && { local: post.wish.local.slice(0, 16), zone: post.wish.zone },
    priority: post.priority,
    segments: post.segments.length > 0 ? post.segments.map(segmentOf) : [emptySegment()],
    variants: post.variants.map((variant) => ({
      channel: variant.channel.id,
      segments: variant.follows_original ? null : variant.segments.map(segmentOf),
      ...(told(variant.options) ? { options: variant.options } : {}),
      ...(variant.first_comment ? { comment: variant.first_comment } : {}),
    })),
  };
}

const bodyOfSegments = (segments: Segment[]): SegmentBody[] =>
  segments.map(({ text, media }) => ({ text, media: media.map(({ asset, alt }) => ({ asset: asset.id, alt })) }));

/** What the server is asked to store. */
export function bodyOf(draft: Draft): Omit<DraftBody, 'revision'> {
  const { title, language, theme, wish, priority, segments, variants } = draft;
  return {
    title,
    language,
    theme_id: theme,
    wish,
    priority,
    segments: bodyOfSegments(segments),
    variants: variants.map((variant) => {
      const options = told(variant.options);
      return {
        channel: variant.channel,
        segments: variant.segments && bodyOfSegments(variant.segments),
        ...(options ? { options } : {}),
        ...(variant.comment?.trim() ? { first_comment: variant.comment } : {}),
      };
    }),
  };
}

/** Whether two drafts say the same, whatever the keys of their segments. */
export const sameDraft = (a: Draft, b: Draft): boolean => JSON.stringify(bodyOf(a)) === JSON.stringify(bodyOf(b));

/** Takes the stored draft, keeping the keys of segments that stay so that the caret does not jump. */
export function withKeysOf(stored: Draft, shown: Draft): Draft {
  const keep = (segments: Segment[], known: Segment[] | null | undefined) =>
    segments.map((segment, index) => ({ ...segment, key: known?.[index]?.key ?? segment.key }));
  return {
    ...stored,
    segments: keep(stored.segments, shown.segments),
    variants: stored.variants.map((variant) => ({
      ...variant,
      segments: variant.segments && keep(variant.segments, shown.variants.find((known) => known.channel === variant.channel)?.segments),
    })),
  };
}

const variantOf = (draft: Draft, place: Place): Variant | undefined => draft.variants.find((variant) => variant.channel === place);

/** Whether a channel has a text of its own. */
export const isAdapted = (draft: Draft, place: Place): boolean => place !== null && variantOf(draft, place)?.segments != null;

/** What stands at a place: a variant's own segments, else the original's. */
export const segmentsAt = (draft: Draft, place: Place): Segment[] => (place === null ? null : variantOf(draft, place)?.segments) ?? draft.segments;

/** Changes the segments of a place; a variant that followed the original gets its own first. */
export function changeSegments(draft: Draft, place: Place, change: (segments: Segment[]) => Segment[]): Draft {
  if (place === null) return { ...draft, segments: change(draft.segments) };
  const own = variantOf(draft, place)?.segments ?? draft.segments;
  const segments = change(own);
  if (segments === own) return draft;
  return { ...draft, variants: draft.variants.map((variant) => (variant.channel === place ? { ...variant, segments } : variant)) };
}

const changeOne = (index: number, change: (segment: Segment) => Segment) => (segments: Segment[]) =>
  segments.map((segment, at) => (at === index ? change(segment) : segment));

/** Puts the item at `from` where the one at `to` stands; the same list when there is no such place. */
export function moved<T>(items: T[], from: number, to: number): T[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length || from === to) return items;
  const rest = items.filter((_, at) => at !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

export const setText = (draft: Draft, place: Place, index: number, text: string): Draft =>
  changeSegments(draft, place, changeOne(index, (segment) => ({ ...segment, text })));

export const addSegment = (draft: Draft, place: Place): Draft => changeSegments(draft, place, (segments) => [...segments, emptySegment()]);

/** Removes a segment; its place keeps at least one. */
export const removeSegment = (draft: Draft, place: Place, index: number): Draft =>
  changeSegments(draft, place, (segments) => (segments.length > 1 ? segments.filter((_, at) => at !== index) : segments));

export const moveSegment = (draft: Draft, place: Place, from: number, to: number): Draft =>
  changeSegments(draft, place, (segments) => moved(segments, from, to));

/** Adds an asset with its own alternative text; the same asset is not put twice in one segment. */
export const addMedia = (draft: Draft, place: Place, index: number, asset: AssetView): Draft =>
  changeSegments(
    draft,
    place,
    changeOne(index, (segment) =>
      segment.media.some((media) => media.asset.id === asset.id) ? segment : { ...segment, media: [...segment.media, { asset, alt: asset.alt }] },
    ),
  );

export const removeMedia = (draft: Draft, place: Place, index: number, media: number): Draft =>
  changeSegments(draft, place, changeOne(index, (segment) => ({ ...segment, media: segment.media.filter((_, at) => at !== media) })));

export const moveMedia = (draft: Draft, place: Place, index: number, from: number, to: number): Draft =>
  changeSegments(draft, place, changeOne(index, (segment) => ({ ...segment, media: moved(segment.media, from, to) })));

export const setAlt = (draft: Draft, place: Place, index: number, media: number, alt: string): Draft =>
  changeSegments(
    draft,
    place,
    changeOne(index, (segment) => ({ ...segment, media: segment.media.map((each, at) => (at === media ? { ...each, alt } : each)) })),
  );

export const addChannel = (draft: Draft, channel: string): Draft =>
  variantOf(draft, channel) ? draft : { ...draft, variants: [...draft.variants, { channel, segments: null }] };

export const removeChannel = (draft: Draft, channel: string): Draft => ({
  ...draft,
  variants: draft.variants.filter((variant) => variant.channel !== channel),
});

/** Writes the first comment of a channel; an empty one is none. */
export const setComment = (draft: Draft, channel: string, comment: string): Draft => ({
  ...draft,
  variants: draft.variants.map((variant) => (variant.channel === channel ? { ...variant, comment } : variant)),
});

/** Changes the options of a channel. */
export const setOptions = (draft: Draft, channel: string, options: Partial<VariantOptions>): Draft => ({
  ...draft,
  variants: draft.variants.map((variant) => (variant.channel === channel ? { ...variant, options: { ...variant.options, ...options } } : variant)),
});

/** What goes with the text of a channel. */
export const optionsAt = (draft: Draft, place: Place): VariantOptions => (place === null ? undefined : variantOf(draft, place)?.options) ?? {};

/** Gives a variant a copy of the original to change. */
export const adapt = (draft: Draft, channel: string): Draft =>
  isAdapted(draft, channel) ? draft : changeSegments(draft, channel, copyOf);

/** Drops the variant's own text: it follows the original again. */
export const followOriginal = (draft: Draft, channel: string): Draft => ({
  ...draft,
  variants: draft.variants.map((variant) => (variant.channel === channel ? { ...variant, segments: null } : variant)),
});

/** The text of a place on one page, segments one after the other, for comparisons and copies. */
export const wholeText = (segments: Segment[]): string => segments.map((segment) => segment.text).join('\n\n');
