// What goes with a text that is out or on its way, in words; nothing when each option is at its default.
import type { VariantOptions } from '@/shared/api/option-types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { durationIn } from './durations.ts';
import { told, warningOf } from './options.ts';
import style from './option-facts.module.css';

/** The options of one copy. */
export function OptionFacts({ options, language }: { options: VariantOptions | undefined; language: string }) {
  const text = useText();
  const typo = useTypo();
  const shown = told(options);
  if (!shown) return null;
  const warning = warningOf(shown);
  return (
    <dl className={style.facts}>
      <div>
        <dt>{text('options-visibility')}</dt>
        <dd>{text(`options-visibility-${shown.visibility ?? 'public'}`)}</dd>
      </div>
      {warning !== '' && (
        <div>
          <dt>{text('options-warning')}</dt>
          <dd lang={language}>{typo(warning)}</dd>
        </div>
      )}
      {shown.sensitive_media && (
        <div>
          <dt>{text('options-media')}</dt>
          <dd>{text('options-sensitive')}</dd>
        </div>
      )}
      {shown.poll && (
        <div>
          <dt>{text('poll-title')}</dt>
          <dd>
            <span lang={language}>{shown.poll.answers.map(typo).join(' / ')}</span>, {durationIn(text, shown.poll.open_seconds)}
            {shown.poll.multiple && `, ${text('poll-multiple-short')}`}
            {shown.poll.hides_totals && `, ${text('poll-totals-hidden')}`}
          </dd>
        </div>
      )}
    </dl>
  );
}
