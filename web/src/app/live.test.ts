// Which reads an event of the server refreshes.
import { describe, expect, it } from 'vitest';
import { concernedBy } from './live.ts';

describe('concernedBy', () => {
  it('refreshes the post, the lists and the calendar when a post changes', () => {
    const keys = concernedBy('post.changed', '{"id":"post_1"}');
    expect(keys).toContainEqual(['posts', 'post_1']);
    expect(keys).toContainEqual(['calendar']);
    expect(keys).toContainEqual(['home']);
  });
  it('refreshes the story of the post when one of its publications changes', () => {
    expect(concernedBy('publication.changed', '{"id":"pub_1","post":"post_1"}')).toContainEqual(['publications', 'post_1']);
  });
  it('refreshes the bands and whatever is held when a pause begins or ends', () => {
    const keys = concernedBy('pause.changed', '{"id":"pause_1"}');
    expect(keys).toContainEqual(['pauses']);
    expect(keys).toContainEqual(['publications']);
  });
  it('refreshes broadly when the data cannot be read', () => {
    expect(concernedBy('publication.changed', 'nonsense')).toContainEqual(['publications']);
  });
  it('refreshes the bell when somebody is told something', () => {
    expect(concernedBy('notification.changed', '{"id":"pub_1"}')).toEqual([['notifications']]);
  });
  it('knows nothing of other events', () => {
    expect(concernedBy('weather.changed', '{}')).toEqual([]);
  });
});
