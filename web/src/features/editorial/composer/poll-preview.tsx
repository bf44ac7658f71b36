// The poll of a content as a reader sees it before voting.
import type { Poll } from '@/shared/api/option-types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { durationIn } from '@/shared/posts/durations.ts';
import style from './poll-preview.module.css';

/** Answers, with the way one votes and how long. */
export function PollPreview({ poll, language }: { poll: Poll; language: string }) {
  const text = useText();
  const typo = useTypo();
  return (
    <div className={style.poll}>
      <ul>
        {poll.answers.map((answer, index) => (
          <li key={index} data-multiple={poll.multiple || undefined} lang={language}>
            {answer.trim() === '' ? <span className={style.empty}>{text('poll-answer', { number: index + 1 })}</span> : typo(answer)}
          </li>
        ))}
      </ul>
      <p className={style.foot}>
        {[text('poll-ends-in', { duration: durationIn(text, poll.open_seconds) }), poll.multiple ? text('poll-multiple') : null, poll.hides_totals ? text('poll-totals-hidden') : null].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}
