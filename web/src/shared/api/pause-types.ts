// What the server says of pauses, and what is asked of it.
import type { ChannelRef, MemberView, Network, PostState, Wish } from './types.ts';

export type PauseKind = 'institution' | 'network' | 'channel' | 'theme';

/** What a pause stops, as it is asked for. */
export type PauseTarget = { kind: 'institution' } | { kind: 'network'; network: string } | { kind: 'channel'; channel: string } | { kind: 'theme'; theme: string };

export interface PauseView {
  id: string;
  target: { kind: PauseKind; network: Network | null; channel: ChannelRef | null; theme: string | null };
  reason: string;
  started_by: MemberView | null;
  started_at: string;
  /** Publications that it holds. */
  held: number;
  /** Publications whose sending began before it, and which finish. */
  finishing: number;
  exemptions: {
    id: string;
    post: string;
    post_name: string;
    publication: string | null;
    reason: string;
    signed_by: MemberView | null;
    signed_at: string;
  }[];
  allowed: ('end' | 'exempt')[];
}

export interface PausesView {
  items: PauseView[];
  /** Publications still held that no pause covers any more. */
  waiting: number;
}

export interface ReleasedView {
  released: { publication: string; state: PostState; leaves_at: string | null }[];
  kept: string[];
}

/** What becomes of held publications. */
export interface ReleaseBody {
  publications: string[];
  choice: 'send' | 'reschedule' | 'cancel';
  every_minutes?: number;
  at?: Wish;
  ambiguous?: 'earlier' | 'later';
}
