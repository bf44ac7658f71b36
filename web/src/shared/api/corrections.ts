// Corrections and withdrawals of what is out: their views, and the reads that show them.
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import type { VariantOptions } from './option-types.ts';
import type { ChannelRef, DraftSegment, MemberView, Network } from './types.ts';

/** What is done with one copy. */
export type Way = 'leave' | 'edit' | 'replace' | 'erratum';

export interface CorrectedVariant {
  channel: string;
  /** Null follows the corrected original. */
  segments: DraftSegment[] | null;
  way: Way;
  erratum: string;
  /** What goes with the text; absent when it stays as it was approved first. */
  options?: CorrectedOptions | null;
}

/** Of what goes with a text, what may be corrected where it is out. */
export type CorrectedOptions = Pick<VariantOptions, 'warning' | 'sensitive_media'>;

export interface CorrectedContent {
  title: string;
  language: string;
  segments: DraftSegment[];
  variants: CorrectedVariant[];
  /** What was wrong, for readers. */
  note: string;
}

export type Standing = 'live' | 'partial' | 'waiting' | 'busy' | 'gone';

/** What a publication does to a copy. */
export interface Amending {
  /** What it does: publishes, or amends a copy that is out. */
  act: 'publish' | 'edit' | 'replace' | 'erratum' | 'withdraw';
  /** The publication whose copy it amends. */
  amends: string | null;
  correction: string | null;
  /** Where the copy stands now; of originals only. */
  standing: 'live' | 'partial' | 'waiting' | 'busy' | 'gone' | null;
}

export interface CopyView {
  publication: string;
  channel: ChannelRef;
  network: Network;
  standing: Standing;
  /** Segments that are out. */
  segments: number;
  url: string | null;
  /** What goes with its text, and stays whatever is corrected. */
  options: VariantOptions;
  /** What its network allows, the gentlest first. */
  ways: Way[];
  proposed: Way;
  up_to_date: boolean;
}

export type CorrectionKind = 'correct' | 'withdraw';
export type CorrectionAct = 'edit' | 'submit' | 'approve' | 'send_back' | 'apply' | 'apply_urgently' | 'dismiss' | 'take_note';

export interface CorrectionView {
  id: string;
  post: string;
  post_title: string;
  kind: CorrectionKind;
  state: 'draft' | 'in_review' | 'approved' | 'applied' | 'dismissed';
  revision: number;
  hash: string;
  content: CorrectedContent;
  reason: string;
  author: MemberView | null;
  approver: MemberView | null;
  decided_at: string | null;
  comment: string;
  urgent: boolean;
  urgent_reason: string;
  applied_by: MemberView | null;
  applied_at: string | null;
  seen_by: MemberView | null;
  created_at: string;
  updated_at: string;
  allowed: CorrectionAct[];
}

export interface CorrectionsView {
  post: string;
  title: string;
  original: CorrectedContent;
  /** What is out now. */
  current: CorrectedContent;
  copies: CopyView[];
  items: CorrectionView[];
  allowed: CorrectionKind[];
}

/** Copies of a content and what was done about them; refreshed by the events of its publications. */
export const correctionsQuery = (post: string) =>
  queryOptions({
    queryKey: ['corrections', post],
    queryFn: ({ signal }) => api.get<CorrectionsView>(`/posts/${post}/corrections`, undefined, signal),
  });

/** What waits for this person: corrections to approve, urgent ones to take note of. */
export const awaitingCorrectionsQuery = queryOptions({
  queryKey: ['corrections', 'awaiting'],
  queryFn: async ({ signal }) => (await api.get<{ items: CorrectionView[] }>('/corrections', undefined, signal)).items,
});
