// When something is due: what remains on focus and hover, the date in the row.
import { Clock, Hourglass } from 'lucide-react';
import { useText } from '../i18n/index.tsx';
import { useFormat } from '../session/index.tsx';
import { useNow } from '../time/now.ts';
import { remaining, useMoments } from '../time/words.ts';
import { classes } from './classes.ts';
import { TriangleAlertFilled } from './icons.tsx';
import style from './status.module.css';

type Urgency = 'neutral' | 'wait' | 'error';

/** Late when past, waiting under one hour, neutral otherwise. */
export function urgencyOf(dueAt: string, now: Date): Urgency {
  const left = Date.parse(dueAt) - now.getTime();
  if (left < 0) return 'error';
  return left < 3_600_000 ? 'wait' : 'neutral';
}

const ICONS = { neutral: Clock, wait: Hourglass, error: TriangleAlertFilled };

/** Shows a due instant by its day and clock. */
export function Deadline({ dueAt }: { dueAt: string }) {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const moments = useMoments();
  const urgency = urgencyOf(dueAt, now);
  const Drawing = ICONS[urgency];
  const left = remaining(dueAt, now, text);
  return (
    <time className={classes(style.status, style[urgency])} dateTime={dueAt} title={left ?? format.fullDate(format.day(dueAt))}>
      <Drawing size={16} aria-hidden />
      {moments.short(dueAt)}
      {urgency === 'error' && <span className="visually-hidden">{text('time-late')}</span>}
    </time>
  );
}
