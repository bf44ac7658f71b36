// A failure, always in this order: what happened, what was not done, what can be done.
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useText } from '../i18n/index.tsx';
import { Button } from './button.tsx';
import { CircleAlertFilled } from './icons.tsx';
import style from './problem.module.css';

interface ProblemProps {
  title: ReactNode;
  happened?: ReactNode;
  notDone?: ReactNode;
  /** Buttons, the first one filled. */
  actions?: ReactNode;
  /** What support can search in the journal. */
  reference?: ReactNode;
  /** Words of the network or the server, behind "Détails techniques". */
  technical?: string | null;
}

/** A box that explains one failure. */
export function Problem({ title, happened, notDone, actions, reference, technical }: ProblemProps) {
  const text = useText();
  return (
    <div className={style.problem} role="alert">
      <CircleAlertFilled size={18} className={style.icon} />
      <div className={style.words}>
        <p className={style.title}>{title}</p>
        {happened && (
          <p>
            <strong>{text('problem-happened')}</strong> {happened}
          </p>
        )}
        {notDone && (
          <p>
            <strong>{text('problem-not-done')}</strong> {notDone}
          </p>
        )}
        {technical && (
          <details>
            <summary>{text('problem-technical')}</summary>
            <code>{technical}</code>
          </details>
        )}
        {(actions || reference) && (
          <div className={style.foot}>
            {actions}
            {reference && <span className={style.reference}>{reference}</span>}
          </div>
        )}
      </div>
    </div>
  );
}

/** The words for a failed request, from the server's catalogue or ours. */
export function useFailureWords(): (error: unknown) => { title: string; detail: string } {
  const text = useText();
  return (error) => {
    if (error instanceof ApiProblem && error.message) return { title: error.message, detail: error.detail ?? '' };
    const code = error instanceof ApiProblem && error.status === 0 ? 'unreachable' : 'unreadable';
    return { title: text(`failure-${code}`), detail: text(`failure-${code}-detail`) };
  };
}

/** A request that failed: its words, what was not done, and a way to try again. */
export function Failure({ error, notDone, onRetry }: { error: unknown; notDone?: ReactNode; onRetry?: () => void }) {
  const text = useText();
  const { title, detail } = useFailureWords()(error);
  const reference = error instanceof ApiProblem ? error.reference : null;
  return (
    <Problem
      title={title}
      happened={detail || undefined}
      notDone={notDone}
      reference={reference && text('problem-reference', { reference })}
      actions={
        onRetry && (
          <Button look="primary" size="row" onPress={onRetry}>
            {text('action-retry')}
          </Button>
        )
      }
    />
  );
}
