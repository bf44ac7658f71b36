// The figures over the queue.
import { describe, expect, it } from 'vitest';
import type { QueueCountsView } from '@/shared/api/pause-types.ts';
import { countIn, QUEUE_GROUPS, QUEUE_STATES } from './queue-groups.ts';

describe('the queue', () => {
  it('counts the states of a group together', () => {
    const counts = { states: [{ state: 'failed', count: 2 }, { state: 'missed', count: 1 }, { state: 'held', count: 4 }] } as QueueCountsView;
    expect(QUEUE_GROUPS.map(({ states }) => countIn(counts, states))).toEqual([3, 0, 4, 0, 0]);
  });
  it('puts every state that is not settled in one group', () => {
    const grouped = QUEUE_GROUPS.flatMap(({ states }) => states);
    expect(QUEUE_STATES.filter((state) => !grouped.includes(state))).toEqual(['published', 'cancelled']);
    expect(new Set(grouped).size).toBe(grouped.length);
  });
});
