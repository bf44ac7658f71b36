// Every attempt at one publication, in order: when, how it ended, how long it took.
import type { AttemptView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useFormat } from '@/shared/session/index.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { Status } from '@/shared/ui/status.tsx';
import { secondsOf } from './duration.ts';
import style from './publication.module.css';

function Attempt({ attempt, parts }: { attempt: AttemptView; parts: number }) {
  const text = useText();
  const typo = useTypo();
  const format = useFormat();
  const moments = useMoments();
  const seconds = secondsOf(attempt.started_at, attempt.finished_at);
  return (
    <li className={style.attempt}>
      <div className={style.attemptHead}>
        <span className={style.number}>{text('attempt-number', { number: attempt.number })}</span>
        {attempt.segment >= parts ? (
          <span className={style.quiet}>{text('comment-title')}</span>
        ) : (
          parts > 1 && <span className={style.quiet}>{text('publication-part', { number: attempt.segment + 1 })}</span>
        )}
        <Status code={`attempt_${attempt.state}`} />
        <time className={style.quiet} dateTime={attempt.started_at}>
          {moments.sentence(attempt.started_at)}
        </time>
        {seconds !== null && <span className={style.quiet}>{text('attempt-took', { seconds: format.number(seconds) })}</span>}
      </div>
      {attempt.title && <p>{typo(attempt.title)}</p>}
      {attempt.technical && (
        <details className={style.technical}>
          <summary>{text('problem-technical')}</summary>
          <code>{attempt.technical}</code>
          <code>{text('attempt-payload', { hash: attempt.payload_hash.slice(0, 12) })}</code>
        </details>
      )}
    </li>
  );
}

/** The list of attempts; says so when there was none yet. */
export function Attempts({ attempts, parts }: { attempts: AttemptView[]; parts: number }) {
  const text = useText();
  if (attempts.length === 0) return <p className={style.quiet}>{text('attempt-none')}</p>;
  return (
    <div>
      <h3 className={style.subtitle}>{text('attempts')}</h3>
      <ol className={style.attempts}>
        {attempts.map((attempt) => (
          <Attempt key={attempt.id} attempt={attempt} parts={parts} />
        ))}
      </ol>
    </div>
  );
}
