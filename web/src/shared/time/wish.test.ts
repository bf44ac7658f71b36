// Wishes and the fields that edit them.
import { expect, it } from 'vitest';
import { fieldsOf, laterBy, onDay, wishOf } from './wish.ts';

const wish = { local: '2026-12-04T11:00', zone: 'Europe/Paris' };

it('goes through the fields unchanged', () => {
  const { day, time } = fieldsOf(wish);
  expect(wishOf(day, time, wish.zone)).toEqual(wish);
});

it('keeps its clock when it changes day', () => {
  expect(onDay(wish, '2026-12-24')).toEqual({ local: '2026-12-24T11:00', zone: 'Europe/Paris' });
  expect(laterBy({ local: '2026-12-31T23:30', zone: 'Europe/Paris' }, 1).local).toBe('2027-01-01T23:30');
  expect(laterBy(wish, -7).local).toBe('2026-11-27T11:00');
});
