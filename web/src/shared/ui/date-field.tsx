// A day, typed part by part or chosen in a small calendar; and a clock time.
import type { CalendarDate, Time } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Calendar, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell } from 'react-aria-components/Calendar';
import { DateInput, DateSegment } from 'react-aria-components/DateField';
import { DatePicker } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { Group } from 'react-aria-components/Group';
import { Heading } from 'react-aria-components/Heading';
import { Popover } from 'react-aria-components/Popover';
import { TimeField as AriaTimeField } from 'react-aria-components/TimeField';
import { useText } from '../i18n/index.tsx';
import { FieldFrame, fieldStyle, type FieldProps } from './field.tsx';
import popover from './popover.module.css';
import style from './date-field.module.css';

interface DateFieldProps extends FieldProps {
  value: CalendarDate | null;
  onChange: (value: CalendarDate | null) => void;
  minValue?: CalendarDate;
  autoFocus?: boolean;
}

/** A day. */
export function DateField({ label, help, error, hideLabel, value, onChange, minValue, autoFocus }: DateFieldProps) {
  const text = useText();
  return (
    <DatePicker
      className={fieldStyle.field}
      value={value}
      onChange={onChange}
      minValue={minValue}
      autoFocus={autoFocus}
      isInvalid={error ? true : undefined}
      firstDayOfWeek="mon"
    >
      <FieldFrame label={label} help={help} error={error} hideLabel={hideLabel}>
        <Group className={fieldStyle.control}>
          <DateInput className={fieldStyle.segments}>{(segment) => <DateSegment segment={segment} className={fieldStyle.segment} />}</DateInput>
          <Button className={style.open} aria-label={text('field-open-calendar')}>
            <CalendarDays size={16} aria-hidden />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className={popover.popover}>
        <Dialog className={style.dialog}>
          <Calendar firstDayOfWeek="mon">
            <header className={style.head}>
              <Button slot="previous" className={style.step}>
                <ChevronLeft size={16} aria-hidden />
              </Button>
              <Heading className={style.title} />
              <Button slot="next" className={style.step}>
                <ChevronRight size={16} aria-hidden />
              </Button>
            </header>
            <CalendarGrid className={style.grid} weekdayStyle="short">
              <CalendarGridHeader>{(day) => <CalendarHeaderCell className={style.weekday}>{day}</CalendarHeaderCell>}</CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className={style.cell} />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

interface TimeFieldProps extends FieldProps {
  value: Time | null;
  onChange: (value: Time | null) => void;
}

/** A clock time, on 24 hours. */
export function TimeField({ label, help, error, hideLabel, value, onChange }: TimeFieldProps) {
  return (
    <AriaTimeField className={fieldStyle.field} value={value} onChange={onChange} hourCycle={24} isInvalid={error ? true : undefined}>
      <FieldFrame label={label} help={help} error={error} hideLabel={hideLabel}>
        <DateInput className={fieldStyle.control}>{(segment) => <DateSegment segment={segment} className={fieldStyle.segment} />}</DateInput>
      </FieldFrame>
    </AriaTimeField>
  );
}
