// The fields of a series: how it comes back, its hour, its end, what is left out; and the dates that follow.
import { useQuery } from '@tanstack/react-query';
import { parseDate, parseTime } from '@internationalized/date';
import type { Weekday } from '@/shared/api/types.ts';
import { WEEKDAYS } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { addDays, capitalised } from '@/shared/time/format.ts';
import { Checkbox } from '@/shared/ui/checkbox.tsx';
import { DateField, TimeField } from '@/shared/ui/date-field.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Select } from '@/shared/ui/select.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import { WeekdayChoice } from '../slots/weekday-choice.tsx';
import { datesQuery } from './api.ts';
import { bodyOf, isWhole, type TimingForm } from './timing-form.ts';
import type { RuleForm } from './rule.ts';
import { placeId } from './words.ts';
import style from './series.module.css';

const KINDS: RuleForm['kind'][] = ['daily', 'weekly', 'monthly_day', 'monthly_place', 'yearly'];
const PLACES = [1, 2, 3, 4, -1];
const ENDS = ['never', 'until', 'count'] as const;

interface FieldsProps {
  form: TimingForm;
  onChange: (form: TimingForm) => void;
  /** First day that a change concerns; it stands for the beginning of the series. */
  from?: string | null;
}

/** A whole number typed by hand, kept within bounds. */
const whole = (typed: string, max: number): number => Math.min(max, Math.max(1, Math.floor(Number(typed)) || 1));

function MonthFields({ rule, onRule }: { rule: RuleForm; onRule: (part: Partial<RuleForm>) => void }) {
  const text = useText();
  if (rule.kind === 'monthly_day') {
    const days = [...Array.from({ length: 31 }, (_, index) => index + 1), -1];
    return (
      <Select
        label={text('series-month-day')}
        value={String(rule.monthDay)}
        onChange={(day) => onRule({ monthDay: Number(day) })}
        choices={days.map((day) => ({ value: String(day), label: day < 0 ? text('rule-last-day') : text('rule-day', { day }) }))}
      />
    );
  }
  return (
    <div className={style.pair}>
      <Select
        label={text('series-place')}
        value={String(rule.place)}
        onChange={(place) => onRule({ place: Number(place) })}
        choices={PLACES.map((place) => ({ value: String(place), label: text(placeId(place)) }))}
      />
      <Select
        label={text('series-weekday')}
        value={rule.weekday}
        onChange={(weekday) => onRule({ weekday: weekday as Weekday })}
        choices={WEEKDAYS.map((day) => ({ value: day, label: text(`day-${day}`) }))}
      />
    </div>
  );
}

function EndFields({ rule, startsOn, onRule }: { rule: RuleForm; startsOn: string; onRule: (part: Partial<RuleForm>) => void }) {
  const text = useText();
  const choose = (kind: string) => {
    if (kind === 'until') onRule({ end: { kind, day: addDays(startsOn, 90) } });
    else if (kind === 'count') onRule({ end: { kind, count: 10 } });
    else onRule({ end: { kind: 'never' } });
  };
  const { end } = rule;
  return (
    <div className={style.pair}>
      <Select label={text('series-end')} value={end.kind} onChange={choose} choices={ENDS.map((kind) => ({ value: kind, label: text(`series-end-${kind}`) }))} />
      {end.kind === 'until' && (
        <DateField label={text('series-end-day')} value={parseDate(end.day)} onChange={(day) => day && onRule({ end: { kind: 'until', day: day.toString() } })} />
      )}
      {end.kind === 'count' && (
        <TextField label={text('series-end-times')} type="number" value={String(end.count)} onChange={(count) => onRule({ end: { kind: 'count', count: whole(count, 10_000) } })} />
      )}
    </div>
  );
}

/** The next dates, as the server counts them. */
function Dates({ form }: { form: TimingForm }) {
  const text = useText();
  const format = useFormat();
  const { data, error } = useQuery({ ...datesQuery(bodyOf(form)), enabled: isWhole(form) });
  if (error) return <Failure error={error} />;
  return (
    <div className={style.dates} aria-live="polite">
      <p className={style.label}>{text('series-dates')}</p>
      {data?.length === 0 && <p className={style.none}>{text('series-dates-none')}</p>}
      <ol className={style.dateList}>
        {data?.map((date) => (
          <li key={date.occurs_on}>
            <span>{capitalised(format.shortDay(date.at.local.slice(0, 10)))}</span>
            <span className={style.clock}>{date.at.local.slice(11, 16)}</span>
            {date.is_shifted && <span className={style.shifted}>{text('series-date-shifted')}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Edits when a series falls. */
export function TimingFields({ form, onChange, from }: FieldsProps) {
  const text = useText();
  const { rule } = form;
  const onRule = (part: Partial<RuleForm>) => onChange({ ...form, rule: { ...rule, ...part } });
  const zone = form.zone.split('/').pop()?.replaceAll('_', ' ') ?? form.zone;
  return (
    <div className={style.fields}>
      <div className={style.pair}>
        <Select
          label={text('series-kind')}
          value={rule.kind}
          onChange={(kind) => onRule({ kind: kind as RuleForm['kind'] })}
          choices={KINDS.map((kind) => ({ value: kind, label: text(`series-kind-${kind}`) }))}
        />
        <TextField label={text(`series-interval-${rule.kind}`)} type="number" value={String(rule.interval)} onChange={(typed) => onRule({ interval: whole(typed, 99) })} />
      </div>
      {rule.kind === 'weekly' && (
        <WeekdayChoice label={text('slot-days')} days={rule.weekdays} onChange={(weekdays) => onRule({ weekdays })} error={rule.weekdays.length === 0 ? text('slot-no-day') : undefined} />
      )}
      {(rule.kind === 'monthly_day' || rule.kind === 'monthly_place') && <MonthFields rule={rule} onRule={onRule} />}
      <div className={style.pair}>
        {!from && (
          <DateField label={text('series-starts-on')} value={parseDate(form.startsOn)} onChange={(day) => day && day.year > 2000 && onChange({ ...form, startsOn: day.toString() })} />
        )}
        <TimeField
          label={text('slot-hour')}
          value={parseTime(form.time)}
          onChange={(time) => time && onChange({ ...form, time: time.toString().slice(0, 5) })}
          help={text('time-zone-note', { zone })}
        />
      </div>
      <EndFields rule={rule} startsOn={from ?? form.startsOn} onRule={onRule} />
      <Checkbox isSelected={form.skipsHolidays} onChange={(skipsHolidays) => onChange({ ...form, skipsHolidays })}>
        {text('series-skip-holidays')}
      </Checkbox>
      <Checkbox isSelected={form.catchesUp} onChange={(catchesUp) => onChange({ ...form, catchesUp })}>
        {text('series-catch-up')}
      </Checkbox>
      <Dates form={from ? { ...form, startsOn: from } : form} />
    </div>
  );
}
