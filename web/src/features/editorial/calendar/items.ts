// Items of the calendar: which the filters keep, how they look, which hours a week shows.
import type { CalendarItem, PostSummary, Wish } from '@/shared/api/types.ts';
import { toTheMinute } from '@/shared/time/wish.ts';

/** One content of the calendar, with its day and clock in the institution's zone. */
export interface Item extends Pick<PostSummary, 'title' | 'excerpt' | 'state' | 'theme' | 'networks' | 'trouble' | 'series'> {
  post: string;
  due: Wish;
  due_at: string;
  local_date: string;
  local_time: string;
}

/** The items of the server that have a date, flat. */
export function itemsOf(items: CalendarItem[]): Item[] {
  return items.flatMap(({ post, local_date, local_time }) => {
    const { id, title, excerpt, state, theme, networks, trouble, series, due, due_at } = post;
    return due && due_at ? [{ post: id, title, excerpt, state, theme, networks, trouble, series, due: toTheMinute(due), due_at, local_date, local_time }] : [];
  });
}

export interface CalendarFilters {
  states: string[];
  themes: string[];
  networks: string[];
}

/** The items that pass every filter that is on. */
export function kept(items: Item[], { states, themes, networks }: CalendarFilters): Item[] {
  return items.filter(
    (item) =>
      (states.length === 0 || states.includes(item.state)) &&
      (themes.length === 0 || (item.theme !== null && themes.includes(item.theme.id))) &&
      (networks.length === 0 || item.networks.some(({ network }) => networks.includes(network))),
  );
}

/** Items by day, days in order, items by hour. */
export function byDay(items: Item[]): [string, Item[]][] {
  const days = new Map<string, Item[]>();
  for (const item of items.toSorted((a, b) => (a.local_date + a.local_time).localeCompare(b.local_date + b.local_time))) {
    const day = days.get(item.local_date);
    if (day) day.push(item);
    else days.set(item.local_date, [item]);
  }
  return [...days];
}

/** Hours that a week shows: 7 to 21, widened to hold every item; both in whole hours, the second excluded. */
export function hoursOf(items: Pick<Item, 'local_time'>[]): { first: number; last: number } {
  const hours = items.map((item) => Number(item.local_time.slice(0, 2)));
  return { first: Math.min(7, ...hours), last: Math.min(24, Math.max(21, ...hours.map((hour) => hour + 2))) };
}
