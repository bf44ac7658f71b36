// The order of a day: contents by due time, with the line of now among them.
import type { PostSummary } from '@/shared/api/types.ts';

export type Entry = { kind: 'now' } | { kind: 'post'; post: PostSummary; past: boolean };

/** Contents in the order of their time, and where now stands between them. */
export function withNow(posts: PostSummary[], now: Date): Entry[] {
  const time = (post: PostSummary) => (post.due_at ? Date.parse(post.due_at) : Number.POSITIVE_INFINITY);
  const entries = posts.toSorted((a, b) => time(a) - time(b)).map((post): Entry => ({ kind: 'post', post, past: time(post) <= now.getTime() }));
  const at = entries.findIndex((entry) => entry.kind === 'post' && !entry.past);
  return at === -1 ? [...entries, { kind: 'now' }] : [...entries.slice(0, at), { kind: 'now' }, ...entries.slice(at)];
}
