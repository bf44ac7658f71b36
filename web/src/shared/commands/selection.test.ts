// Where J and K lead.
import { expect, it } from 'vitest';
import { stepped } from './selection.ts';

it('moves inside the list and stops at its ends', () => {
  expect(stepped(['a', 'b'], null, 1)).toBe('a');
  expect(stepped(['a', 'b'], 'a', 1)).toBe('b');
  expect(stepped(['a', 'b'], 'b', 1)).toBe('b');
  expect(stepped(['a', 'b'], 'a', -1)).toBe('a');
  expect(stepped(['a', 'b'], 'gone', -1)).toBe('a');
  expect(stepped([], null, 1)).toBeNull();
});
