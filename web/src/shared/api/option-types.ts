// What goes with a text on one channel besides its files, and which of it a network has.

export const VISIBILITIES = ['public', 'unlisted', 'followers'] as const;
/** Who sees what is published, the widest first. */
export type Visibility = (typeof VISIBILITIES)[number];

/** Questions with ready answers; the text is the question. */
export interface Poll {
  answers: string[];
  /** How long one may vote, from when it is out. */
  open_seconds: number;
  multiple?: boolean;
  /** Votes are not shown before the end. */
  hides_totals?: boolean;
}

/** What a server takes of a poll. */
export interface PollLimits {
  answers_max: number;
  /** Longest answer, in graphemes. */
  answer_max: number;
  open_min_seconds: number;
  open_max_seconds: number;
}

/** What goes with a text on one channel; what is absent is at its default. */
export interface VariantOptions {
  visibility?: Visibility;
  /** Shown in place of the text, which opens on demand. */
  warning?: string | null;
  /** Images are hidden until the reader asks for them. */
  sensitive_media?: boolean;
  /** The first segment carries it. */
  poll?: Poll | null;
}

/** The options that a network has. */
export interface OfferedOptions {
  visibilities: Visibility[];
  warning: boolean;
  sensitive_media: boolean;
}
