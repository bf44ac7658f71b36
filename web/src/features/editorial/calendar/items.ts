// Items of the calendar: which the filters keep, how they look, which hours a week shows.
import type { CalendarItem } from '@/shared/api/types.ts';

export interface CalendarFilters {
  states: string[];
  themes: string[];
  networks: string[];
}

/** The items that pass every filter that is on. */
export function kept(items: CalendarItem[], { states, themes, networks }: CalendarFilters): CalendarItem[] {
  return items.filter(
    (item) =>
      (states.length === 0 || states.includes(item.state)) &&
      (themes.length === 0 || (item.theme !== null && themes.includes(item.theme.id))) &&
      (networks.length === 0 || item.networks.some(({ network }) => networks.includes(network))),
  );
}

/** Items by day, days in order, items by hour. */
export function byDay(items: CalendarItem[]): [string, CalendarItem[]][] {
  const days = new Map<string, CalendarItem[]>();
  for (const item of items.toSorted((a, b) => (a.local_date + a.local_time).localeCompare(b.local_date + b.local_time))) {
    const day = days.get(item.local_date);
    if (day) day.push(item);
    else days.set(item.local_date, [item]);
  }
  return [...days];
}

/** Hours that a week shows: 7 to 21, widened to hold every item; both in whole hours, the second excluded. */
export function hoursOf(items: CalendarItem[]): { first: number; last: number } {
  const hours = items.map((item) => Number(item.local_time.slice(0, 2)));
  return { first: Math.min(7, ...hours), last: Math.min(24, Math.max(21, ...hours.map((hour) => hour + 2))) };
}
