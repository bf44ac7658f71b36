// A wall clock in a zone, as the server stores wishes and as the date fields edit it.
import { CalendarDate, parseDate, parseTime, Time } from '@internationalized/date';
import type { Wish } from '../api/types.ts';
import { addDays } from './format.ts';

/** The day and the clock of a wish, for the fields. */
export function fieldsOf(wish: Wish): { day: CalendarDate; time: Time } {
  const [day = '', time = '00:00'] = wish.local.split('T');
  return { day: parseDate(day), time: parseTime(time.slice(0, 5)) };
}

/** The wish written in the fields. */
export function wishOf(day: CalendarDate, time: Time, zone: string): Wish {
  return { local: `${day.toString()}T${time.toString().slice(0, 5)}`, zone };
}

/** A wish without its seconds. */
export const toTheMinute = (wish: Wish): Wish => ({ ...wish, local: wish.local.slice(0, 16) });

/** The same clock, on another day. */
export function onDay(wish: Wish, day: string): Wish {
  return { ...wish, local: `${day}T${wish.local.slice(11, 16)}` };
}

/** The same clock, some days later; negative for earlier. */
export function laterBy(wish: Wish, days: number): Wish {
  return onDay(wish, addDays(wish.local.slice(0, 10), days));
}
