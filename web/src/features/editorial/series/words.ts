// A rule in words: "chaque lundi", "le premier dimanche du mois", "tous les 3 jours".
import type { Text } from '@/shared/i18n/index.tsx';
import type { Format } from '@/shared/time/format.ts';
import { hourInWords } from '@/shared/time/format.ts';
import type { TimingView } from '@/shared/api/types.ts';
import { daysInWords } from '../slots/words.ts';
import { readRule, type RuleForm } from './rule.ts';

/** The place of a weekday in its month, as the catalogue names it. */
export const placeId = (place: number): string => `rule-place-${place < 0 ? 'last' : place}`;

function formInWords(form: RuleForm, startsOn: string, text: Text, format: Format): string {
  const { interval } = form;
  switch (form.kind) {
    case 'daily':
      return text('rule-daily', { interval });
    case 'weekly':
      return text('rule-weekly', { interval, days: daysInWords(form.weekdays, text, format.locale), count: form.weekdays.length });
    case 'monthly_day':
      return text('rule-monthly', { interval, which: form.monthDay < 0 ? text('rule-last-day') : text('rule-day', { day: form.monthDay }) });
    case 'monthly_place':
      return text('rule-monthly', { interval, which: text('rule-placed', { place: text(placeId(form.place)), day: text(`day-${form.weekday}`) }) });
    case 'yearly':
      return text('rule-yearly', { interval, day: format.dayAndMonth(startsOn) });
  }
}

/** When a series comes back, in one sentence without its end. */
export function timingInWords(timing: TimingView, text: Text, format: Format): string {
  const form = readRule(timing.rule, timing.starts_on);
  const rule = form ? formInWords(form, timing.starts_on, text, format) : timing.rule;
  return text('series-when', { rule, hour: hourInWords(timing.time, format.locale) });
}

/** When it ends, in words; null when it does not. */
export function endInWords(timing: TimingView, text: Text, format: Format): string | null {
  const end = readRule(timing.rule, timing.starts_on)?.end;
  if (end?.kind === 'until') return text('rule-until', { day: format.fullDate(end.day) });
  if (end?.kind === 'count') return text('rule-count', { count: end.count });
  return null;
}
