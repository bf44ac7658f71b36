// The calendar as a list by day: the default on a phone, and for who reads by ear.
import { useState } from 'react';
import { CalendarDays } from 'lucide-react';
import type { CalendarView } from '@/shared/api/types.ts';
import { useCommands } from '@/shared/commands/registry.ts';
import { useRowSelection } from '@/shared/commands/selection.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { isMovable, type Movable } from '@/shared/posts/move.tsx';
import { PostLink, usePostTitle } from '@/shared/posts/post-link.tsx';
import { Trouble } from '@/shared/posts/trouble.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { capitalised } from '@/shared/time/format.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { NetworkGlyphs } from '@/shared/ui/network-glyph.tsx';
import { Status } from '@/shared/ui/status.tsx';
import { ThemeDot } from '@/shared/ui/theme-dot.tsx';
import { byDay, type Item } from './items.ts';
import { movableOf } from './movable.ts';
import style from './calendar.module.css';

/** Days shown before the rest is asked for. */
const FIRST_DAYS = 14;

interface DayListProps {
  items: Item[];
  holidays: CalendarView['holidays'];
  today: string;
  onDate: (post: Movable) => void;
}

/** The items of the range, day by day. */
export function DayList({ items, holidays, today, onDate }: DayListProps) {
  const text = useText();
  const format = useFormat();
  const titleOf = usePostTitle();
  const [all, setAll] = useState(false);
  const { list, selected, rowProps } = useRowSelection(items.map((item) => item.post));
  const current = items.find((item) => item.post === selected);
  useCommands(
    current && isMovable(current.state)
      ? [{ id: 'move', label: text('move-title', { title: titleOf(current) }), group: 'selection', keys: 'D', run: () => onDate(movableOf(current)) }]
      : [],
  );
  const days = byDay(items);
  if (days.length === 0) {
    return (
      <Card>
        <EmptyState level={2} icon={<CalendarDays />} title={text('calendar-empty')}>
          {text('calendar-empty-words')}
        </EmptyState>
      </Card>
    );
  }
  const nameOf = (day: string) => {
    const name = capitalised(format.longDay(day));
    const holiday = holidays.find((each) => each.date === day);
    return [day === today ? text('calendar-day-today', { day: name }) : name, holiday && text('calendar-holiday', { name: holiday.name })].filter(Boolean).join(' · ');
  };
  return (
    <ul ref={list} className={style.days}>
      {(all ? days : days.slice(0, FIRST_DAYS)).map(([day, ofDay]) => (
        <li key={day}>
          <Card title={nameOf(day)} count={ofDay.length} flush>
            <ul>
              {ofDay.map((item) => (
                <li key={item.post} className={style.row} {...rowProps(item.post)}>
                  <time className={style.time} dateTime={item.due_at}>
                    {item.local_time.slice(0, 5)}
                  </time>
                  <span className={style.bar} style={{ background: item.theme ? `var(--theme-${item.theme.hue})` : 'var(--line-default)' }} />
                  <div className={style.what}>
                    <PostLink post={{ id: item.post, title: item.title, state: item.state }} className={style.name} />
                    {item.theme && <ThemeDot theme={item.theme} />}
                    <Trouble post={{ ...item, id: item.post }} />
                  </div>
                  <span className={style.where}>
                    <NetworkGlyphs networks={item.networks} />
                  </span>
                  <span className={style.state}>
                    <Status code={item.state} />
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        </li>
      ))}
      {days.length > FIRST_DAYS && !all && (
        <li className={style.more}>
          <Button onPress={() => setAll(true)}>{text('calendar-more-days', { count: days.length - FIRST_DAYS })}</Button>
        </li>
      )}
    </ul>
  );
}
