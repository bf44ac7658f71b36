// The rules the screens offer, from and to the text of RFC 5545 that the server takes.
import { WEEKDAYS, type Weekday } from '@/shared/api/types.ts';

/** How a series comes back, as the form edits it. */
export interface RuleForm {
  kind: 'daily' | 'weekly' | 'monthly_day' | 'monthly_place' | 'yearly';
  /** Every so many days, weeks, months or years; from 1. */
  interval: number;
  /** Of a weekly rule. */
  weekdays: Weekday[];
  /** Of a monthly rule by day: 1 to 31, or -1 for the last. */
  monthDay: number;
  /** Of a monthly rule by place: 1 to 4, or -1 for the last. */
  place: number;
  weekday: Weekday;
  end: { kind: 'never' } | { kind: 'until'; day: string } | { kind: 'count'; count: number };
}

/** The code of the weekday of a day, `2026-12-04`. */
export const weekdayOf = (day: string): Weekday => WEEKDAYS[(new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO';

/** The form proposed for a content of this day: every week, the same weekday. */
export function firstForm(day: string): RuleForm {
  const date = Number(day.slice(8, 10));
  return {
    kind: 'weekly',
    interval: 1,
    weekdays: [weekdayOf(day)],
    monthDay: date,
    place: date > 28 ? -1 : Math.ceil(date / 7),
    weekday: weekdayOf(day),
    end: { kind: 'never' },
  };
}

const isWeekday = (code: string): code is Weekday => (WEEKDAYS as readonly string[]).includes(code);

/** Writes a rule as the server takes it. */
export function ruleText(form: RuleForm): string {
  const parts: string[] = [];
  const add = (part: string) => parts.push(part);
  add(`FREQ=${{ daily: 'DAILY', weekly: 'WEEKLY', monthly_day: 'MONTHLY', monthly_place: 'MONTHLY', yearly: 'YEARLY' }[form.kind]}`);
  if (form.interval > 1) add(`INTERVAL=${form.interval}`);
  if (form.kind === 'weekly') add(`BYDAY=${WEEKDAYS.filter((day) => form.weekdays.includes(day)).join()}`);
  if (form.kind === 'monthly_day') add(`BYMONTHDAY=${form.monthDay}`);
  if (form.kind === 'monthly_place') add(`BYDAY=${form.place}${form.weekday}`);
  if (form.end.kind === 'until') add(`UNTIL=${form.end.day.replaceAll('-', '')}`);
  if (form.end.kind === 'count') add(`COUNT=${form.end.count}`);
  return parts.join(';');
}

/** Reads a rule of the server; null for one that the form cannot edit (several places in a month, for instance). */
export function readRule(rule: string, startsOn: string): RuleForm | null {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  const form = { ...firstForm(startsOn), interval: Number(parts.get('INTERVAL') ?? '1') };
  const [until, count] = [parts.get('UNTIL'), parts.get('COUNT')];
  if (until) form.end = { kind: 'until', day: `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` };
  if (count) form.end = { kind: 'count', count: Number(count) };
  const byDay = parts.get('BYDAY')?.split(',') ?? [];
  const byMonthDay = parts.get('BYMONTHDAY')?.split(',') ?? [];
  switch (parts.get('FREQ')) {
    case 'DAILY':
      return { ...form, kind: 'daily' };
    case 'WEEKLY':
      return { ...form, kind: 'weekly', weekdays: byDay.length > 0 ? byDay.filter(isWeekday) : form.weekdays };
    case 'YEARLY':
      return { ...form, kind: 'yearly' };
    case 'MONTHLY': {
      if (byDay.length + byMonthDay.length > 1) return null;
      const [place] = byDay;
      if (!place) return { ...form, kind: 'monthly_day', monthDay: Number(byMonthDay[0] ?? form.monthDay) };
      const weekday = place.slice(-2);
      return isWeekday(weekday) ? { ...form, kind: 'monthly_place', place: Number(place.slice(0, -2)), weekday } : null;
    }
    default:
      return null;
  }
}
