// What the form of a series holds, and what it sends.
import type { SeriesView, TimingBody, TimingView, Wish } from '@/shared/api/types.ts';
import { firstForm, readRule, ruleText, type RuleForm } from './rule.ts';

export interface TimingForm {
  rule: RuleForm;
  startsOn: string;
  time: string;
  zone: string;
  excluded: string[];
  skipsHolidays: boolean;
  catchesUp: boolean;
}

/** The form proposed for a content: from its date on, at its hour. */
export const formOfWish = (wish: Wish): TimingForm => ({
  rule: firstForm(wish.local.slice(0, 10)),
  startsOn: wish.local.slice(0, 10),
  time: wish.local.slice(11, 16),
  zone: wish.zone,
  excluded: [],
  skipsHolidays: false,
  catchesUp: false,
});

/** The form of a series that is there; its rule as it stands when the form cannot show it. */
export function formOfSeries({ timing, missed }: Pick<SeriesView, 'timing' | 'missed'>): TimingForm | null {
  const rule = readRule(timing.rule, timing.starts_on);
  return (
    rule && {
      rule,
      startsOn: timing.starts_on,
      time: timing.time,
      zone: timing.zone,
      excluded: timing.excluded,
      skipsHolidays: timing.holidays === 'skip',
      catchesUp: missed === 'catch_up',
    }
  );
}

/** What the server is told. */
export const bodyOf = (form: TimingForm): TimingBody => ({
  rule: ruleText(form.rule),
  starts_on: form.startsOn,
  time: form.time,
  zone: form.zone,
  excluded: form.excluded,
  holidays: form.skipsHolidays ? 'skip' : 'keep',
});

/** The same timing, sent back as it was read. */
export const sameBody = (timing: TimingView): TimingBody => ({ ...timing });

/** Whether the form can be sent. */
export const isWhole = (form: TimingForm): boolean =>
  form.time !== '' && form.startsOn !== '' && (form.rule.kind !== 'weekly' || form.rule.weekdays.length > 0) && (form.rule.end.kind !== 'until' || form.rule.end.day !== '');
