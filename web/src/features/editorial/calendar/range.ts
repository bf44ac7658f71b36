// The days that each view of the calendar shows, and where its arrows lead.
import { addDays, mondayOf } from '@/shared/time/format.ts';

export type View = 'mois' | 'semaine' | 'liste';

/** Days shown from Monday: five rolling weeks, or one. */
const DAYS: Record<View, number> = { mois: 35, semaine: 7, liste: 35 };

/** Days that the arrows move by; a month keeps one week in common. */
const STEP: Record<View, number> = { mois: 28, semaine: 7, liste: 28 };

/** First day shown, and the day after the last, for a view around `day`. */
export function rangeOf(view: View, day: string): { from: string; to: string } {
  const from = mondayOf(day);
  return { from, to: addDays(from, DAYS[view]) };
}

/** The day around which the view stands after one press of an arrow. */
export const steppedDay = (view: View, day: string, direction: 1 | -1): string => addDays(mondayOf(day), direction * STEP[view]);
