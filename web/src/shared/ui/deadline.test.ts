// How urgent a deadline is.
import { expect, it } from 'vitest';
import { urgencyOf } from './deadline.tsx';

it('is late when past, waiting under an hour, neutral before', () => {
  const now = new Date('2026-11-24T08:12:00Z');
  expect(urgencyOf('2026-11-24T08:11:00Z', now)).toBe('error');
  expect(urgencyOf('2026-11-24T09:11:00Z', now)).toBe('wait');
  expect(urgencyOf('2026-11-24T10:30:00Z', now)).toBe('neutral');
});
