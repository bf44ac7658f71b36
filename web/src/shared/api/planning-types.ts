// What the server answers of slots and series.
import type { ChannelRef, ThemeView, Wish } from './types.ts';

/** Days of the week as RFC 5545 names them, Monday first. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** An hour of the week that the team likes to publish at. */
export interface SlotView {
  id: string;
  weekdays: Weekday[];
  /** Hour on the wall, `11:00`. */
  time: string;
  zone: string;
  /** None means every channel. */
  channels: ChannelRef[];
  theme: ThemeView | null;
}

export interface SlotBody {
  weekdays: Weekday[];
  time: string;
  zone: string | null;
  channels: string[];
  theme_id: string | null;
}

/** One day's passage of a slot, free. */
export interface FreeSlotView {
  slot: string;
  at: Wish;
  due_at: string;
  /** Day and hour in the institution's zone. */
  local_date: string;
  local_time: string;
  channels: ChannelRef[];
  theme: ThemeView | null;
}
