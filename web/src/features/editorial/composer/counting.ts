// How long a text is on each channel, as one types: the server's count, made here.
import { bytesOf, cleanText, measure } from '@/shared/text/length.ts';
import { links } from '@/shared/text/links.ts';
import type { ChannelView } from '@/shared/api/types.ts';
import type { ChannelLimits } from './wire.ts';

/** The length of one segment on one channel. */
export interface Reading {
  channel: ChannelView;
  length: number;
  max: number;
  unit: 'graphemes' | 'characters' | 'bytes';
  bytes: number;
  maxBytes: number | null;
  /** What remains in the scarcer of the two units; negative when over. */
  left: number;
  /** The unit that `left` counts. */
  leftUnit: 'graphemes' | 'characters' | 'bytes';
  /** Links in the text, when each counts for `linkWeight`. */
  weighedLinks: number;
  linkWeight: number | null;
}

export const limitsOf = (channel: ChannelView): ChannelLimits => channel.limits as ChannelLimits;

/** Reads a text on one channel, with the warning before it, whose links count whole. */
export function read(text: string, channel: ChannelView, warning = ''): Reading {
  const { max, unit, max_bytes: maxBytes, link_weight: linkWeight, handle_weight, handles_count_local_part } = limitsOf(channel).text;
  const clean = cleanText(text);
  const length =
    measure(clean, { unit, linkWeight, handlesCountLocalPart: handles_count_local_part ?? handle_weight === 'local_part' }) +
    measure(warning, { unit, linkWeight: null, handlesCountLocalPart: false });
  const bytes = bytesOf(clean) + bytesOf(warning);
  const leftBytes = maxBytes === null ? Infinity : maxBytes - bytes;
  const scarce = leftBytes < max - length;
  return {
    channel,
    length,
    max,
    unit,
    bytes,
    maxBytes,
    left: scarce ? leftBytes : max - length,
    leftUnit: scarce ? 'bytes' : unit,
    weighedLinks: linkWeight === null ? 0 : links(clean).length,
    linkWeight,
  };
}

/** Reads a text on several channels, each with its own warning, the one with the least room first. */
export const readAll = (text: string, channels: ChannelView[], warning: (channel: string) => string = () => ''): Reading[] =>
  channels.map((channel) => read(text, channel, warning(channel.id))).sort((a, b) => a.left - b.left);

/** How full the scarcer limit is, 0 to 1. */
export const fullness = (reading: Reading): number => {
  const max = reading.leftUnit === 'bytes' && reading.maxBytes !== null ? reading.maxBytes : reading.max;
  return max === 0 ? 1 : Math.min(1, Math.max(0, (max - reading.left) / max));
};
