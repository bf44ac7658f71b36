// The post as the server shows it to the composer, and what the composer sends back.
import { queryOptions } from '@tanstack/react-query';
import { api } from '@/shared/api/client.ts';
import type { VariantOptions } from '@/shared/api/option-types.ts';
import type { AssetView, ChannelRef, ChannelView, MemberView, PostState, ThemeView, TroubleView, Wish } from '@/shared/api/types.ts';

/** What the reader may do now. */
export type Act = 'edit' | 'submit' | 'approve' | 'request_changes' | 'schedule' | 'publish_now' | 'cancel' | 'delete' | 'duplicate' | 'move';

/** How far the writing has come, whatever became of the publications. */
export type Stage = 'idea' | 'draft' | 'in_review' | 'changes_requested' | 'approved' | 'scheduled' | 'cancelled';

export interface SegmentView {
  text: string;
  media: { asset: AssetView; alt: string }[];
}

export interface FindingView {
  severity: 'blocking' | 'warning';
  code: string;
  /** A sentence, ready to show. */
  title: string;
  /** Null for the original. */
  channel: string | null;
  segment: number | null;
  media: number | null;
  /** UTF-16 offsets in the segment's text, end excluded. */
  range: [number, number] | null;
  reference: string | null;
}

export interface StepView {
  approver: MemberView | null;
  decision: 'approved' | 'changes_requested' | null;
  comment: string | null;
  decided_at: string | null;
  /** Whether the decision is about the content as it is now. */
  holds?: boolean;
  revision_hash?: string | null;
}

export interface PostView {
  id: string;
  title: string;
  state: PostState;
  stage?: Stage;
  revision: number;
  revision_hash: string;
  language: string;
  theme: ThemeView | null;
  author: MemberView | null;
  segments: SegmentView[];
  variants: { id: string; channel: ChannelRef; follows_original: boolean; segments: SegmentView[]; options?: VariantOptions; first_comment?: string | null }[];
  wish: Wish | null;
  due_at: string | null;
  priority: 'normal' | 'crisis';
  approval: { state: 'none' | 'pending' | 'approved' | 'changes_requested'; steps: StepView[] };
  findings: FindingView[];
  /** What will stop it, or has stopped it, once it is scheduled. */
  trouble?: TroubleView | null;
  created_at: string;
  updated_at: string;
  allowed: Act[];
}

export interface DraftBody {
  revision: number;
  title: string;
  language: string;
  theme_id: string | null;
  wish: Wish | null;
  priority: 'normal' | 'crisis';
  segments: SegmentBody[];
  variants: { channel: string; segments: SegmentBody[] | null; options?: VariantOptions; first_comment?: string | null }[];
}

export interface SegmentBody {
  text: string;
  media: { asset: string; alt: string }[];
}

/** Limits of one channel, in either spelling of the rule on handles. */
export type ChannelLimits = Omit<ChannelView['limits'], 'text'> & {
  text: Omit<ChannelView['limits']['text'], 'handle_weight'> & { handle_weight?: 'local_part' | null; handles_count_local_part?: boolean };
};

const STAGES: ReadonlySet<string> = new Set(['idea', 'draft', 'in_review', 'changes_requested', 'approved', 'cancelled']);

/** The stage of the writing; a post whose publications live on their own is scheduled. */
export const stageOf = (post: PostView): Stage => post.stage ?? (STAGES.has(post.state) ? (post.state as Stage) : 'scheduled');

/** Under the key that live events refresh. */
export const composedPostQuery = (post: string) =>
  queryOptions({
    queryKey: ['posts', post],
    queryFn: ({ signal }) => api.get<PostView>(`/posts/${post}`, undefined, signal),
  });

export interface Present {
  member: MemberView;
  channel: string | null;
}

/** Seconds between two signs of presence; the server forgets after 45. */
const PRESENCE_SECONDS = 20;

/** Says that the reader is on the post and asks who else is; refreshed by `presence.changed`. */
export const presenceQuery = (post: string, channel: string | null) =>
  queryOptions({
    queryKey: ['presence', post, channel],
    queryFn: async () => (await api.post<{ others: Present[] }>(`/posts/${post}/presence`, { channel })).others,
    refetchInterval: PRESENCE_SECONDS * 1000,
    staleTime: 0,
    placeholderData: (before: Present[] | undefined) => before,
  });
