// The days each view shows.
import { expect, it } from 'vitest';
import { rangeOf, steppedDay } from './range.ts';

it('shows five rolling weeks from the Monday of the day', () => {
  expect(rangeOf('mois', '2026-11-24')).toEqual({ from: '2026-11-23', to: '2026-12-28' });
  expect(rangeOf('semaine', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-30' });
});

it('steps back and forth to the same Monday', () => {
  expect(steppedDay('mois', '2026-11-24', 1)).toBe('2026-12-21');
  expect(steppedDay('mois', steppedDay('mois', '2026-11-24', 1), -1)).toBe('2026-11-23');
  expect(steppedDay('semaine', '2026-11-24', 1)).toBe('2026-11-30');
});
