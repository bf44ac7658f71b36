// An item of the calendar, as the change of date knows it.
import type { CalendarItem } from '@/shared/api/types.ts';
import type { Movable } from '@/shared/posts/move.tsx';

/** What a move needs to know of an item. */
export const movableOf = (item: CalendarItem): Movable => ({ id: item.post, title: item.title, state: item.state, due: item.due });
