// What a search finds.
import type { ChannelRef, MemberView, PostSummary } from './types.ts';

export interface SearchView {
  posts: PostSummary[];
  channels: ChannelRef[];
  members: MemberView[];
}
