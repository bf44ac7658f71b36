// Where now stands in the day.
import { expect, it } from 'vitest';
import type { PostSummary } from '@/shared/api/types.ts';
import { withNow } from './timeline.ts';

const post = (id: string, due_at: string | null) => ({ id, due_at }) as PostSummary;
const shown = (posts: PostSummary[], now: string) => withNow(posts, new Date(now)).map((entry) => (entry.kind === 'now' ? 'now' : entry.post.id));

it('puts now between what happened and what will', () => {
  const day = [post('late', '2026-11-24T17:00:00Z'), post('early', '2026-11-24T06:30:00Z')];
  expect(shown(day, '2026-11-24T08:12:00Z')).toEqual(['early', 'now', 'late']);
  expect(shown(day, '2026-11-24T05:00:00Z')).toEqual(['now', 'early', 'late']);
  expect(shown(day, '2026-11-24T20:00:00Z')).toEqual(['early', 'late', 'now']);
});

it('keeps contents without an hour after now', () => {
  expect(shown([post('none', null)], '2026-11-24T08:12:00Z')).toEqual(['now', 'none']);
});
