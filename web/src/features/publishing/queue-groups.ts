// The groups of states that the queue counts, and what each asks for; pure.
import type { QueueCountsView } from '@/shared/api/pause-types.ts';
import type { PostState } from '@/shared/api/types.ts';

/** The states a publication can be filtered by, those that need a person first. */
export const QUEUE_STATES: PostState[] = ['failed', 'missed', 'to_verify', 'held', 'publishing', 'processing', 'scheduled', 'published', 'cancelled'];

/** The figures over the list, in their order. */
export const QUEUE_GROUPS: { id: 'trouble' | 'to_verify' | 'held' | 'moving' | 'scheduled'; states: PostState[]; calls: boolean }[] = [
  { id: 'trouble', states: ['failed', 'missed'], calls: true },
  { id: 'to_verify', states: ['to_verify'], calls: true },
  { id: 'held', states: ['held'], calls: false },
  { id: 'moving', states: ['publishing', 'processing'], calls: false },
  { id: 'scheduled', states: ['scheduled'], calls: false },
];

/** How many publications are in one of these states. */
export const countIn = (counts: QueueCountsView, states: PostState[]): number =>
  counts.states.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
