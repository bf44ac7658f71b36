// The calendar as a grid, month or week, drawn by FullCalendar; loads with this screen only.
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useNavigate } from '@tanstack/react-router';
import FullCalendar from '@fullcalendar/react';
import dayGrid from '@fullcalendar/react/daygrid';
import interaction, { Draggable } from '@fullcalendar/react/interaction';
import english from '@fullcalendar/react/locales/en-gb';
import french from '@fullcalendar/react/locales/fr';
import forma from '@fullcalendar/react/themes/forma';
import timeGrid from '@fullcalendar/react/timegrid';
import '@fullcalendar/react/skeleton.css';
import '@fullcalendar/react/themes/forma/theme.css';
import type { CalendarView, FreeSlotView, PostSummary, Wish } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { isMovable, type Movable } from '@/shared/posts/move.tsx';
import { hasStory } from '@/shared/posts/post-link.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { dayOf, hourInWords } from '@/shared/time/format.ts';
import { serverNow } from '@/shared/time/now.ts';
import { laterBy, onDay } from '@/shared/time/wish.ts';
import { classes } from '@/shared/ui/classes.ts';
import { STATUSES } from '@/shared/ui/status.tsx';
import { DayTop } from './day-top.tsx';
import { GridItem } from './grid-item.tsx';
import { hoursOf, type Item } from './items.ts';
import { movableOf } from './movable.ts';
import type { View } from './range.ts';
import style from './grid.module.css';

interface GridProps {
  view: Exclude<View, 'liste'>;
  from: string;
  items: Item[];
  holidays: CalendarView['holidays'];
  undated: PostSummary[];
  /** Slots that nothing takes, drawn behind the items of a week. */
  free: FreeSlotView[];
  /** Asked by a drag or an arrow. */
  onMove: (post: Movable, to: Wish) => void;
  /** Asked by D. */
  onDate: (post: Movable) => void;
}

/** Minutes that an item takes in the week, which is the height of its text: a publication is an instant. */
const ITEM_MINUTES = 90;

/** Height of one hour of the week, in pixels: an item then shows two lines and its state. */
const HOUR_PX = 56;

/** Most items of a day shown in the month before "N autres". */
const MOST_A_DAY = 4;

const DAYS_BY_KEY: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Wall clocks are given to FullCalendar as if they were UTC, so that the browser's zone changes nothing. */
const wallClock = (instant: Date, zone: string, clock: (instant: Date) => string) => `${dayOf(instant, zone)}T${clock(instant)}:00Z`;

function endOf(start: string): string {
  return new Date(Date.parse(start) + ITEM_MINUTES * 60_000).toISOString();
}

/** A free slot, behind the items and as high as one. */
function freeEvent(slot: FreeSlotView, title: string) {
  const start = `${slot.local_date}T${slot.local_time}:00Z`;
  return { id: `${slot.slot} ${slot.due_at}`, start, end: endOf(start), title, display: 'background' as const };
}

/** Lets the ideas of the tray be dragged onto a day. */
function useTrayDrag(): void {
  useEffect(() => {
    const draggable = new Draggable(document.body, { itemSelector: '[data-undated]', eventData: () => ({ create: false }) });
    return () => draggable.destroy();
  }, []);
}

/** The grid of days. */
export default function Grid({ view, from, items, holidays, undated, free, onMove, onDate }: GridProps) {
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const back = useRef<{ post: string; local: string } | null>(null);
  useTrayDrag();
  useEffect(() => {
    const waited = back.current;
    if (!waited || items.find((item) => item.post === waited.post)?.due.local !== waited.local) return;
    back.current = null;
    // After FullCalendar has drawn the item at its new place; must outlive the next drawing of this component.
    setTimeout(() => frame.current?.querySelector(`[data-post="${CSS.escape(waited.post)}"]`)?.closest('a')?.focus(), 50);
  }, [items]);

  const itemOf = (id: string) => items.find((item) => item.post === id);
  const open = (item: Item) =>
    void navigate(hasStory(item.state) ? { to: '/contenus/$post/publication', params: { post: item.post } } : { to: '/contenus/$post', params: { post: item.post } });
  const onKeyDown = (event: KeyboardEvent) => {
    const id = event.target instanceof HTMLElement ? event.target.querySelector<HTMLElement>('[data-post]')?.dataset.post : undefined;
    const item = id === undefined ? undefined : itemOf(id);
    if (!item || !isMovable(item.state) || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = DAYS_BY_KEY[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const to = laterBy(item.due, event.shiftKey && Math.abs(step) === 1 ? step * 7 : step);
      back.current = { post: item.post, local: to.local };
      onMove(movableOf(item), to);
    } else if (event.key.toLowerCase() === 'd') {
      event.preventDefault();
      event.stopPropagation();
      onDate(movableOf(item));
    }
  };
  const { first, last } = hoursOf([...items, ...free]);
  const pad = (hour: number) => `${String(hour).padStart(2, '0')}:00:00`;

  return (
    <div ref={frame} className={classes(style.frame, view === 'semaine' && style.ofWeek)} onKeyDown={onKeyDown} role="presentation">
      <FullCalendar
        plugins={[dayGrid, timeGrid, interaction, forma]}
        locales={[french, english]}
        locale={format.locale === 'fr' ? 'fr' : 'en-gb'}
        initialView={view === 'mois' ? 'rolling' : 'timeGridWeek'}
        views={{ rolling: { type: 'dayGrid', duration: { weeks: 5 } } }}
        initialDate={from}
        timeZone="UTC"
        now={() => wallClock(serverNow(), format.zone, format.clock)}
        firstDay={1}
        headerToolbar={false}
        height={view === 'mois' ? 'auto' : undefined}
        contentHeight={view === 'mois' ? undefined : (last - first) * HOUR_PX}
        expandRows
        className={style.calendar}
        tableClass={style.table}
        events={[...free.map((slot) => freeEvent(slot, text('slot-free-at', { hour: hourInWords(slot.local_time, format.locale) }))), ...items.map((item) => {
          const start = `${item.local_date}T${item.local_time.slice(0, 5)}:00Z`;
          return {
            id: item.post,
            start,
            end: view === 'semaine' ? endOf(start) : undefined,
            title: item.title,
            url: hasStory(item.state) ? `/contenus/${item.post}/publication` : `/contenus/${item.post}`,
            editable: isMovable(item.state),
            extendedProps: { item },
          };
        })]}
        backgroundEventClass={style.free}
        backgroundEventContent={({ event }) => <span className="visually-hidden">{event.title}</span>}
        eventDisplay="block"
        eventOrder="start"
        eventDurationEditable={false}
        eventInteractive
        eventClass={({ event }) => {
          const item = event.extendedProps.item as Item | undefined;
          return classes(style.event, item && STATUSES[item.state].look === 'dashed' && style.dashed, item && STATUSES[item.state].look === 'hatched' && style.hatched);
        }}
        eventInnerClass={style.eventInner}
        eventContent={({ event }) => {
          const item = event.extendedProps.item as Item | undefined;
          return item && <GridItem item={item} view={view} alone={items.filter((each) => each.local_date === item.local_date).length === 1} />;
        }}
        eventClick={({ event, jsEvent }) => {
          const item = itemOf(event.id);
          if (!item || jsEvent.ctrlKey || jsEvent.metaKey) return;
          jsEvent.preventDefault();
          open(item);
        }}
        eventDrop={({ event, revert }) => {
          const item = itemOf(event.id);
          revert();
          if (!item) return;
          onMove(movableOf(item), { zone: item.due.zone, local: view === 'mois' ? onDay(item.due, event.startStr.slice(0, 10)).local : event.startStr.slice(0, 16) });
        }}
        droppable
        drop={({ dateStr, draggedEl }) => {
          const post = undated.find((each) => each.id === draggedEl.dataset.undated);
          if (post) onMove({ ...post, due: null }, { zone: format.zone, local: dateStr.length > 10 ? dateStr.slice(0, 16) : `${dateStr}T10:00` });
        }}
        dayMaxEvents={view === 'mois' ? MOST_A_DAY : undefined}
        moreLinkContent={({ num }) => text('calendar-more', { count: num })}
        moreLinkClass={style.moreLink}
        dayHeaderContent={({ weekdayText, dayNumberText, date, isToday }) =>
          view === 'mois' ? (
            <span className={style.weekday}>{format.weekday(date)}</span>
          ) : (
            <span className={classes(style.weekHead, isToday && style.weekToday)}>
              <strong>{dayNumberText}</strong>
              <span>{format.weekday(date) || weekdayText}</span>
            </span>
          )
        }
        dayHeaderInnerClass={style.headerInner}
        dayHeaderClass={({ isToday }) => classes(style.header, view === 'semaine' && isToday && style.headerToday)}
        dayCellTopContent={({ date, isToday }) => <DayTop date={date} isToday={isToday} holidays={holidays} />}
        dayCellTopClass={style.top}
        dayCellTopInnerClass={style.topInner}
        dayCellClass={({ date }) => classes(style.cell, holidays.some((holiday) => holiday.date === date.toISOString().slice(0, 10)) && style.holiday)}
        slotMinTime={pad(first)}
        slotMaxTime={pad(last)}
        slotDuration="01:00:00"
        snapDuration="00:15:00"
        slotHeaderFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
        slotHeaderClass={style.slot}
        slotEventOverlap={false}
        allDaySlot={false}
        nowIndicator={view === 'semaine'}
      />
    </div>
  );
}
