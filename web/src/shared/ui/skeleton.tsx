// Waiting: nothing before 300 ms, then a still drawing of the layout, then words, then a way out.
import { useEffect, useState, type ReactNode } from 'react';
import { useText } from '../i18n/index.tsx';
import { Button } from './button.tsx';
import style from './skeleton.module.css';

/** Milliseconds after which a wait shows itself, explains itself, and offers to try again. */
export const WAIT_MS = { show: 300, explain: 5_000, retry: 15_000 } as const;

type Stage = 'hidden' | 'shown' | 'explained' | 'retry';

/** The stage of a wait that began `elapsedMs` milliseconds ago. */
export function waitStage(elapsedMs: number): Stage {
  if (elapsedMs < WAIT_MS.show) return 'hidden';
  if (elapsedMs < WAIT_MS.explain) return 'shown';
  return elapsedMs < WAIT_MS.retry ? 'explained' : 'retry';
}

function useStage(): Stage {
  const [stage, setStage] = useState<Stage>('hidden');
  useEffect(() => {
    const timers = Object.values(WAIT_MS).map((ms) => setTimeout(() => setStage(waitStage(ms)), ms));
    return () => timers.forEach(clearTimeout);
  }, []);
  return stage;
}

interface SkeletonProps {
  /** Layout drawn; rows by default. */
  shape?: ReactNode;
  rows?: number;
  onRetry?: () => void;
}

/** Rows of a list, drawn still. */
export function SkeletonRows({ rows = 4 }: { rows?: number }) {
  return (
    <div className={style.rows} aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={style.line}>
          <span className={style.tile} />
          <span className={style.words}>
            <span className={style.short} />
            <span className={style.long} />
          </span>
        </div>
      ))}
    </div>
  );
}

/** Takes the place of what is loading. */
export function Skeleton({ shape, rows, onRetry }: SkeletonProps) {
  const text = useText();
  const stage = useStage();
  if (stage === 'hidden') return <div aria-busy="true" className={style.blank} />;
  return (
    <div aria-busy="true" className={style.skeleton}>
      <p className="visually-hidden" role="status">
        {text('loading')}
      </p>
      {shape ?? <SkeletonRows rows={rows} />}
      {stage !== 'shown' && (
        <p className={style.note} role="status">
          {text('loading-still')}
          {stage === 'retry' && onRetry && (
            <Button size="row" onPress={onRetry}>
              {text('action-retry')}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
