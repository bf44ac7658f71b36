// A day and an hour in the institution's zone, with what the change of clocks does to them.
import { useState } from 'react';
import { parseDate, parseTime, type CalendarDate, type Time } from '@internationalized/date';
import type { Wish } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { addDays, hourInWords } from '@/shared/time/format.ts';
import { serverNow } from '@/shared/time/now.ts';
import { fieldsOf, wishOf } from '@/shared/time/wish.ts';
import { DateField, TimeField } from '@/shared/ui/date-field.tsx';
import { SegmentedControl } from '@/shared/ui/segmented.tsx';
import { wallFault } from './wall-clock.ts';
import style from './schedule.module.css';

/** A year below this one is still being typed, digit by digit. */
const FIRST_YEAR = 2000;

export type Passage = 'earlier' | 'later';

interface HourFieldsProps {
  wish: Wish | null;
  onWish: (wish: Wish) => void;
  /** Which one, when the hour exists twice; absent where the question is not asked yet. */
  passage?: Passage;
  onPassage?: (passage: Passage) => void;
  autoFocus?: boolean;
}

/** Edits a wish; explains an hour that does not exist, exists twice, or is past. */
export function HourFields({ wish, onWish, passage, onPassage }: HourFieldsProps) {
  const text = useText();
  const format = useFormat();
  const zone = wish?.zone ?? format.zone;
  const fields = wish ? fieldsOf(wish) : null;
  const [typed, setTyped] = useState<CalendarDate | null>(null);
  const onDay = (day: CalendarDate | null) => {
    const whole = day === null || day.year >= FIRST_YEAR;
    setTyped(whole ? null : day);
    if (whole) give(day, null);
  };
  const give = (day: CalendarDate | null, time: Time | null) => {
    if (!day && !time) return;
    const tomorrow = parseDate(addDays(format.day(serverNow()), 1));
    onWish(wishOf(day ?? fields?.day ?? tomorrow, time ?? fields?.time ?? parseTime('10:00'), zone));
  };
  const fault = wish ? wallFault(wish.local, zone, serverNow()) : null;
  const hour = wish ? hourInWords(wish.local.slice(11, 16), format.locale) : '';
  return (
    <div className={style.hours}>
      <div className={style.fields}>
        <DateField label={text('composer-day')} value={typed ?? fields?.day ?? null} onChange={onDay} />
        <TimeField
          label={text('composer-time')}
          value={fields?.time ?? null}
          onChange={(time) => give(null, time)}
          error={fault === 'absent' ? text('composer-hour-absent', { hour }) : fault === 'past' ? text('composer-hour-past') : undefined}
        />
      </div>
      <p className={style.zone}>{text('time-zone-note', { zone: zone.split('/').pop()?.replaceAll('_', ' ') ?? zone })}</p>
      {fault === 'twice' && (
        <div className={style.twice}>
          <p>{text('composer-hour-twice', { hour })}</p>
          {passage && onPassage && (
            <SegmentedControl
              label={text('composer-hour-which')}
              value={passage}
              onChange={onPassage}
              options={[
                { value: 'earlier', label: text('composer-hour-earlier') },
                { value: 'later', label: text('composer-hour-later') },
              ]}
            />
          )}
        </div>
      )}
    </div>
  );
}

/** Whether an hour can be sent to the server. */
export const canLeaveAt = (wish: Wish | null): wish is Wish => {
  const fault = wish && wallFault(wish.local, wish.zone, serverNow());
  return wish !== null && fault !== 'absent' && fault !== 'past';
};

/** Whether the hour exists twice. */
export const isTwice = (wish: Wish): boolean => wallFault(wish.local, wish.zone, serverNow()) === 'twice';
