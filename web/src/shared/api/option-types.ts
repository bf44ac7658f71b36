// What goes with a text on one channel besides its files, and which of it a network has.

export const VISIBILITIES = ['public', 'unlisted', 'followers'] as const;
/** Who sees what is published, the widest first. */
export type Visibility = (typeof VISIBILITIES)[number];

/** What goes with a text on one channel; what is absent is at its default. */
export interface VariantOptions {
  visibility?: Visibility;
  /** Shown in place of the text, which opens on demand. */
  warning?: string | null;
  /** Images are hidden until the reader asks for them. */
  sensitive_media?: boolean;
}

/** The options that a network has. */
export interface OfferedOptions {
  visibilities: Visibility[];
  warning: boolean;
  sensitive_media: boolean;
}
