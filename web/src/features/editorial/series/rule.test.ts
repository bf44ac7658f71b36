// Rules go through the form unchanged, and the form proposes what a person expects.
import { expect, it } from 'vitest';
import { firstForm, readRule, ruleText } from './rule.ts';

it('goes through the form unchanged', () => {
  for (const rule of [
    'FREQ=DAILY',
    'FREQ=DAILY;INTERVAL=3;COUNT=10',
    'FREQ=WEEKLY;BYDAY=MO',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20271231',
    'FREQ=MONTHLY;BYDAY=1SU',
    'FREQ=MONTHLY;BYDAY=-1FR',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=YEARLY',
  ]) {
    const form = readRule(rule, '2026-03-04');
    expect(form && ruleText(form)).toBe(rule);
  }
});

it('does not pretend to edit what it cannot show', () => {
  expect(readRule('FREQ=MONTHLY;BYMONTHDAY=1,15', '2026-03-04')).toBeNull();
  expect(readRule('FREQ=MONTHLY;BYDAY=1MO,3MO', '2026-03-04')).toBeNull();
});

it('proposes the weekday of the content, wherever the browser is', () => {
  expect(ruleText(firstForm('2026-03-02'))).toBe('FREQ=WEEKLY;BYDAY=MO');
  expect(firstForm('2026-03-29')).toMatchObject({ place: -1, weekday: 'SU', monthDay: 29 });
  expect(firstForm('2026-03-08')).toMatchObject({ place: 2, weekday: 'SU' });
});
