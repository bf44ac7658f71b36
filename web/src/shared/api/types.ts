// What the server answers: the views of API v1, as the interface names them.
import type { OfferedOptions, PollLimits, VariantOptions } from './option-types.ts';
import type { Amending } from './corrections.ts';

export * from './planning-types.ts';
export type { ProblemBody } from './problem-body.ts';
export type { SearchView } from './search-types.ts';

export type Locale = 'fr' | 'en';
export type Theme = 'system' | 'light' | 'dark';
export type Density = 'compact' | 'comfort';
export type Role = 'administrator' | 'editor_in_chief' | 'editor' | 'approver' | 'reader';

export interface MemberView {
  id: string;
  name: string;
  initials: string;
  email: string;
  role: Role;
  /** Slot of the avatar's colour, 0 to 7. */
  tint: number;
}

export type Permission =
  | 'organisation.read'
  | 'post.edit'
  | 'post.approve'
  | 'post.schedule'
  | 'correction.urgent'
  | 'publication.settle'
  | 'publication.pause'
  | 'media.edit'
  | 'channel.manage'
  | 'theme.manage'
  | 'slot.manage'
  | 'member.manage'
  | 'journal.read';

export interface Preferences {
  locale: Locale;
  theme: Theme;
  density: Density;
  shortcuts: boolean;
}

export interface SessionView {
  member: MemberView;
  preferences: Preferences;
  organisation: { id: string; name: string; kind: string; zone: string; is_demo: boolean; public_url: string };
  permissions: Permission[];
  now_at: string;
}

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

/** A wall clock in a zone, `2026-12-04T11:00` in `Europe/Paris`. */
export interface Wish {
  local: string;
  zone: string;
}

export type Network = string;

export interface Limits {
  text: {
    max: number;
    unit: 'graphemes' | 'characters' | 'bytes';
    max_bytes: number | null;
    link_weight: number | null;
    /** True when `@name@server` counts as `@name`. */
    handles_count_local_part: boolean;
  };
  images: { max: number; max_bytes: number; types: string[]; alt_max: number };
  segments_max: number;
  /** Null where there are no polls. */
  polls: PollLimits | null;
  source: string;
  source_title: string;
  /** Date on which the source was read, `2026-11-24`. */
  read_on: string;
  verified: boolean;
}

/** How much may be written in any stretch of time of one length. */
export interface Quota {
  per: 'channel' | 'application' | 'network';
  window_seconds: number;
  /** True for one of this installation's settings, which has no page to show. */
  is_own: boolean;
  segments_max: number | null;
  files_max: number | null;
  source: string;
  source_title: string;
  read_on: string;
}

export interface NetworkView {
  network: Network;
  name: string;
  connectable: boolean;
  /** A channel can be connected through the network's own page. */
  hands_over: boolean;
  verified: 'service' | 'counterpart' | 'description';
  fields: { name: string; kind: 'text' | 'secret' | 'url'; required: boolean; default: string | null }[];
  limits: Limits;
  quotas: Quota[];
  capabilities: { edit: boolean; delete: boolean; threads: boolean; first_comment: boolean; alt_text: boolean; reconcile: boolean; links: 'facets' | 'plain' | 'html'; options: OfferedOptions };
}

export interface ChannelView {
  id: string;
  network: Network;
  network_name: string;
  /** False for the institution's own feed, which is always there. */
  connectable: boolean;
  name: string;
  handle: string;
  url: string;
  server: string | null;
  state: 'active' | 'disconnected';
  health: { state: 'ok' | 'failing' | 'unknown'; checked_at: string | null; code: string | null; title: string | null };
  limits: Limits;
  /** The member who connected it. */
  connected_by: string | null;
  connected_at: string;
}

export type ChannelRef = Pick<ChannelView, 'id' | 'network' | 'name' | 'handle'>;

export const HUES = ['blue', 'green', 'purple', 'orange', 'yellow', 'pink', 'cyan', 'red'] as const;
export type Hue = (typeof HUES)[number];

export interface ThemeView {
  id: string;
  name: string;
  hue: Hue;
}

export const POST_STATES = [
  'idea',
  'draft',
  'in_review',
  'changes_requested',
  'approved',
  'scheduled',
  'publishing',
  'processing',
  'held',
  'to_verify',
  'missed',
  'published',
  'partial',
  'failed',
  'cancelled',
] as const;
export type PostState = (typeof POST_STATES)[number];

export interface PostSummary {
  id: string;
  title: string;
  excerpt: string;
  state: PostState;
  theme: ThemeView | null;
  author: MemberView | null;
  networks: { channel: string; network: Network; name: string; state: PostState }[];
  due_at: string | null;
  due: Wish | null;
  published_at: string | null;
  updated_at: string;
  thumbnail_url: string | null;
  trouble: TroubleView | null;
  /** The series that it is an occurrence of. */
  series: string | null;
}

/** What a person should look at about a post. */
export interface TroubleView {
  title: string;
  code: string;
  publication: string;
  channel: string;
  verb: 'retry' | 'verify' | 'open';
}

export interface AssetView {
  id: string;
  filename: string;
  kind: 'image' | 'video' | 'document';
  mime: string;
  width: number | null;
  height: number | null;
  size_bytes: number;
  alt: string;
  thumbnail_url: string | null;
  preview_url: string | null;
  original_url: string;
  created_at: string;
  created_by: MemberView | null;
}

/** An asset inside a content. */
export type AssetCard = Omit<AssetView, 'created_at' | 'created_by'>;

export interface Segment {
  id?: string;
  text: string;
  media: { asset: AssetCard; alt: string }[];
}

export interface Finding {
  severity: 'blocking' | 'warning';
  code: string;
  title: string;
  channel: string | null;
  segment: number | null;
  media: number | null;
  /** UTF-16 offsets in the segment's text, end excluded. */
  range: [number, number] | null;
  reference: string | null;
}

export interface Measure {
  channel: string;
  segment: number;
  length: number;
  max: number;
  unit: Limits['text']['unit'];
  bytes: number;
  max_bytes: number | null;
}

export type PostAct =
  | 'edit'
  | 'submit'
  | 'approve'
  | 'request_changes'
  | 'schedule'
  | 'publish_now'
  | 'cancel'
  | 'delete'
  | 'move'
  | 'duplicate';

export interface ApprovalStep {
  approver: MemberView | null;
  decision: 'approved' | 'changes_requested';
  comment: string;
  decided_at: string;
  /** Whether the decision is about the content as it is now. */
  holds: boolean;
}

export interface PostView {
  id: string;
  title: string;
  state: PostState;
  /** How far the writing has come, whatever became of the publications. */
  stage: string;
  revision: number;
  revision_hash: string;
  language: string;
  theme: ThemeView | null;
  author: MemberView | null;
  segments: Segment[];
  variants: { id: string; channel: ChannelRef; follows_original: boolean; segments: Segment[]; options: VariantOptions; first_comment: string | null }[];
  wish: Wish | null;
  due_at: string | null;
  priority: 'normal' | 'crisis';
  approval: { state: 'none' | 'pending' | 'approved' | 'changes_requested'; steps: ApprovalStep[] };
  findings: Finding[];
  measures: Measure[];
  trouble: TroubleView | null;
  created_at: string;
  updated_at: string;
  allowed: PostAct[];
}

export interface DraftBody {
  revision: number;
  title: string;
  language: string;
  theme_id: string | null;
  wish: Wish | null;
  priority?: 'normal' | 'crisis';
  segments: DraftSegment[];
  variants: { channel: string; segments: DraftSegment[] | null; options?: VariantOptions; first_comment?: string | null }[];
}

export interface DraftSegment {
  text: string;
  media: { asset: string; alt: string }[];
}

export interface AttemptView {
  id: string;
  number: number;
  segment: number;
  kind: 'publish' | 'edit' | 'delete';
  started_at: string;
  finished_at: string | null;
  state: 'sending' | 'accepted' | 'processing' | 'refused' | 'rate_limited' | 'unauthorised' | 'not_sent' | 'unknown';
  code: string | null;
  title: string | null;
  payload_hash: string;
  /** How a doubt was settled. */
  resolved_by: string | null;
  technical: string | null;
}

/** The first comment of a publication, with its own state. */
export interface CommentView {
  state: PostState;
  remote_url: string | null;
  published_at: string | null;
  /** When it was taken down with the copy that it answered. */
  taken_down_at: string | null;
  code: string | null;
  title: string | null;
  next_attempt_at: string | null;
  allowed: string[];
}

export interface PublicationView extends Amending {
  id: string;
  post: string;
  post_name: string;
  channel: ChannelRef | null;
  network: Network;
  state: PostState;
  published_at: string | null;
  due_at: string;
  due: Wish;
  priority: 'normal' | 'crisis';
  remote_url: string | null;
  code: string | null;
  title: string | null;
  next_attempt_at: string | null;
  /** Of a held publication only; `by` is empty when it waits for a choice. */
  held: { late_seconds: number; is_past_window: boolean; by: string[] } | null;
  segments: { index: number; state: 'published' | 'waiting'; remote_url: string | null }[];
  attempts: AttemptView[];
  first_comment: CommentView | null;
  /** What the checks ahead of the hour found and is not mended. */
  findings: { code: string; title: string }[];
  allowed: ('retry' | 'cancel' | 'declare' | 'release' | 'exempt')[];
}

/** What one member is told: what happened, why, and what it is about. */
export interface NotificationView {
  id: string;
  kind: string;
  tone: 'error' | 'wait';
  title: string;
  code: string | null;
  why: string | null;
  post: string | null;
  publication: string | null;
  channel: string | null;
  happened_at: string;
  read_at: string | null;
}

export interface NotificationsView extends Page<NotificationView> {
  unread: number;
}

/** A content as a cell of the calendar shows it; the excerpt is empty where there is a title. */
export type CalendarPost = Pick<PostSummary, 'id' | 'title' | 'excerpt' | 'state' | 'theme' | 'networks' | 'due_at' | 'due' | 'trouble' | 'series'>;

export interface CalendarItem {
  post: CalendarPost;
  /** Day and clock in the institution's zone. */
  local_date: string;
  local_time: string;
}

export interface CalendarView {
  zone: string;
  items: CalendarItem[];
  undated: PostSummary[];
  holidays: { date: string; name: string }[];
}

export interface HomeView {
  now_at: string;
  zone: string;
  counters: {
    today: { total: number; partial: number; held: number; failed: number; to_verify: number };
    awaiting_my_approval: { total: number; next_due_at: string | null };
    drafts: { total: number; mine: number };
    channels: { total: number; failing: number };
  };
  today: PostSummary[];
  awaiting: PostSummary[];
  troubles: PostSummary[];
  recent: PostSummary[];
}
