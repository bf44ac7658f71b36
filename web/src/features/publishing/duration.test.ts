// How long an attempt took.
import { expect, it } from 'vitest';
import { secondsOf } from './duration.ts';

it('counts seconds to the tenth, and nothing while it lasts', () => {
  expect(secondsOf('2026-11-24T08:00:00Z', '2026-11-24T08:00:02.340Z')).toBe(2.3);
  expect(secondsOf('2026-11-24T08:00:00Z', null)).toBeNull();
  expect(secondsOf('2026-11-24T08:00:01Z', '2026-11-24T08:00:00Z')).toBe(0);
});
