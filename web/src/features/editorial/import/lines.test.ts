// A preview: what is ready, what waits for an answer, what is wrong, and what goes.
import { describe, expect, it } from 'vitest';
import type { ImportLineView } from '@/shared/api/import-types.ts';
import { asksPassage, base64Of, chosenOf, countsOf, passagesOf, standingOf, toggled } from './lines.ts';

const line = (number: number, part: Partial<ImportLineView> = {}): ImportLineView => ({
  line: number,
  title: '',
  text: 'Bonjour',
  theme: null,
  channels: [],
  due: null,
  due_at: null,
  is_twice: false,
  already: null,
  faults: [],
  warnings: [],
  ...part,
});
const twice = { code: 'editorial.import_hour_twice', sentence: 'Quel passage ?' };
const unread = { code: 'editorial.import_date_unread', sentence: 'La date n’est pas comprise.' };

const lines = [
  line(2),
  line(3, { is_twice: true, faults: [twice] }),
  line(4, { faults: [unread] }),
  line(5, { is_twice: true, faults: [twice, unread] }),
  line(7, { already: 'post_1', faults: [unread] }),
  line(8, { warnings: [{ code: 'editorial.same_text', sentence: 'Même texte.' }] }),
];

describe('the lines of a file', () => {
  it('stand ready, asked, wrong or there already; a warning stops nothing', () => {
    expect(lines.map(standingOf)).toEqual(['ready', 'asked', 'wrong', 'wrong', 'already', 'ready']);
    expect(countsOf(lines)).toEqual({ ready: 2, asked: 1, wrong: 2, already: 1 });
  });

  it('are chosen when they are ready and not left aside', () => {
    expect(chosenOf(lines, new Set())).toEqual([2, 8]);
    expect(chosenOf(lines, new Set([8, 4]))).toEqual([2]);
    expect([...toggled(toggled(new Set([8]), 2), 8)]).toEqual([2]);
  });

  it('ask for a passage only where the hour is scheduled', () => {
    const one = line(3, { is_twice: true });
    expect(asksPassage(one, 'schedule')).toBe(true);
    expect(asksPassage(one, 'draft')).toBe(false);
    expect(asksPassage(line(3), 'schedule')).toBe(false);
    expect(asksPassage({ ...one, already: 'post_1' }, 'schedule')).toBe(false);
    expect(passagesOf(new Map([[3, 'later']]))).toEqual([{ line: 3, passage: 'later' }]);
  });
});

describe('the file', () => {
  it('travels as the bytes it has, whatever its encoding and its length', () => {
    const bytes = new Uint8Array(20_000).map((_, index) => index % 256);
    expect([...atob(base64Of(bytes))].map((letter) => letter.charCodeAt(0))).toEqual([...bytes]);
    expect(base64Of(new Uint8Array([0xe9]))).toBe('6Q==');
  });
});
