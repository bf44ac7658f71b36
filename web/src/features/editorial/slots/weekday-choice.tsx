// The days of the week as seven buttons, any number of which are pressed.
import { useId } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { WEEKDAYS, type Weekday } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import style from './slots.module.css';

interface WeekdayChoiceProps {
  label: string;
  days: Weekday[];
  onChange: (days: Weekday[]) => void;
  error?: string;
}

/** Days of the week to press. */
export function WeekdayChoice({ label, days, onChange, error }: WeekdayChoiceProps) {
  const text = useText();
  const id = useId();
  return (
    <div className={style.group}>
      <span id={id} className={style.label}>
        {label}
      </span>
      <ToggleButtonGroup
        className={style.days}
        selectionMode="multiple"
        aria-labelledby={id}
        selectedKeys={days}
        onSelectionChange={(keys) => onChange(WEEKDAYS.filter((day) => keys.has(day)))}
      >
        {WEEKDAYS.map((day) => (
          <ToggleButton key={day} id={day} className={style.day} aria-label={text(`day-${day}`)}>
            {text(`day-short-${day}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {error && (
        <p className={style.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
