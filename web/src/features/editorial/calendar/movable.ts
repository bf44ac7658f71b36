// An item of the calendar, as the change of date knows it.
import type { Movable } from '@/shared/posts/move.tsx';
import type { Item } from './items.ts';

/** What a move needs to know of an item. */
export const movableOf = (item: Item): Movable => ({ id: item.post, title: item.title, state: item.state, due: item.due });
