// Filters, days and hours of the calendar.
import { describe, expect, it } from 'vitest';
import type { PostSummary } from '@/shared/api/types.ts';
import { byDay, hoursOf, itemsOf, kept, type Item } from './items.ts';

const item = (post: string, more: Partial<Item> = {}) =>
  ({ post, state: 'draft', theme: null, networks: [], local_date: '2026-11-24', local_time: '09:00', ...more }) as Item;
const none = { states: [], themes: [], networks: [] };

describe('filters', () => {
  const items = [item('a', { state: 'scheduled', networks: [{ channel: 'chan_1', name: '', network: 'bluesky', state: 'scheduled' }] }), item('b', { theme: { id: 'thm_1', name: '', hue: 'blue' } })];
  it('keep everything when none is on', () => {
    expect(kept(items, none)).toHaveLength(2);
  });
  it('keep what passes all of them', () => {
    expect(kept(items, { ...none, states: ['scheduled'] }).map((each) => each.post)).toEqual(['a']);
    expect(kept(items, { ...none, themes: ['thm_1'] }).map((each) => each.post)).toEqual(['b']);
    expect(kept(items, { ...none, networks: ['bluesky'], states: ['draft'] })).toEqual([]);
  });
});

it('keeps what has a date, to the minute', () => {
  const post = { id: 'post_1', due_at: '2026-11-24T08:00:00Z', due: { local: '2026-11-24T09:00:00', zone: 'Europe/Paris' } } as PostSummary;
  const [made, ...rest] = itemsOf([
    { post, local_date: '2026-11-24', local_time: '09:00' },
    { post: { ...post, due: null }, local_date: '2026-11-24', local_time: '09:00' },
  ]);
  expect(made).toMatchObject({ post: 'post_1', due: { local: '2026-11-24T09:00' } });
  expect(rest).toEqual([]);
});

it('orders days and hours', () => {
  const days = byDay([item('c', { local_date: '2026-11-25' }), item('b', { local_time: '17:00' }), item('a')]);
  expect(days.map(([day, items]) => [day, items.map((each) => each.post)])).toEqual([
    ['2026-11-24', ['a', 'b']],
    ['2026-11-25', ['c']],
  ]);
});

it('widens the hours of a week to hold every item', () => {
  expect(hoursOf([])).toEqual({ first: 7, last: 21 });
  expect(hoursOf([item('early', { local_time: '05:30' }), item('late', { local_time: '22:45' })])).toEqual({ first: 5, last: 24 });
});
