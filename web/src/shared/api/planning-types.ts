// What the server answers of slots and series.
import type { ChannelRef, MemberView, PostSummary, ThemeView, Wish } from './types.ts';

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

/** When a series falls. */
export interface TimingBody {
  /** Rule of RFC 5545, without `RRULE:`. */
  rule: string;
  /** First day that the rule may name. */
  starts_on: string;
  /** Hour on the wall, `09:00`. */
  time: string;
  zone: string | null;
  /** Days left out. */
  excluded: string[];
  holidays: 'keep' | 'skip';
}

export type TimingView = TimingBody & { zone: string };

/** A content that comes back by a rule. */
export interface SeriesView {
  id: string;
  title: string;
  excerpt: string;
  state: 'draft' | 'approved' | 'running' | 'ended';
  timing: TimingView;
  missed: 'skip' | 'catch_up';
  channels: ChannelRef[];
  theme: ThemeView | null;
  author: MemberView | null;
  revision: number;
  /** Digest of the content, as an approval binds to it. */
  content_hash: string;
  approved_by: MemberView | null;
  is_started: boolean;
  next_at: string | null;
  allowed: string[];
}

/** One day of a series. */
export interface OccurrenceView {
  /** Day of the rule. */
  occurs_on: string;
  planned: Wish;
  planned_at: string;
  is_skipped: boolean;
  is_edited: boolean;
  is_moved: boolean;
  caught_up_at: string | null;
  /** Null when it was left out or deleted. */
  post: PostSummary | null;
}

export interface SeriesDetailView {
  series: SeriesView;
  coming: OccurrenceView[];
  past: OccurrenceView[];
  horizon_days: number;
}

export interface OccurrenceOfView {
  series: SeriesView;
  occurrence: OccurrenceView;
}

/** A date of a rule, before anything is made of it. */
export interface SeriesDateView {
  occurs_on: string;
  at: Wish;
  due_at: string;
  /** The hour does not exist that day. */
  is_shifted: boolean;
}

export interface SeriesBody {
  revision: number;
  /** First day that follows the change; null changes every occurrence to come. */
  from: string | null;
  timing: TimingBody;
  missed: string;
  /** An occurrence whose text the others take. */
  content_of: string | null;
}
