// The top of one day in the month: its number, the month on the first, the week on Sunday, the holiday in words.
import type { CalendarView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { weekOf } from '@/shared/time/format.ts';
import { classes } from '@/shared/ui/classes.ts';
import style from './grid.module.css';

interface DayTopProps {
  /** Midnight of the day, in UTC. */
  date: Date;
  isToday: boolean;
  holidays: CalendarView['holidays'];
}

/** What a day says of itself. */
export function DayTop({ date, isToday, holidays }: DayTopProps) {
  const text = useText();
  const format = useFormat();
  const day = date.toISOString().slice(0, 10);
  const number = String(Number(day.slice(8)));
  const holiday = holidays.find((each) => each.date === day);
  return (
    <span className={style.dayTop}>
      <span className={classes(style.number, isToday && style.today)}>
        {isToday ? text('calendar-today-number', { number }) : number === '1' ? format.dayAndMonth(day) : number}
      </span>
      {holiday && <span className={style.holidayName}>{text('calendar-holiday', { name: holiday.name })}</span>}
      {date.getUTCDay() === 0 && <span className={style.week}>{text('calendar-week', { week: weekOf(day) })}</span>}
    </span>
  );
}
