// The one table of statuses: a word, an icon and a colour, always the three, always the same.
import type { ComponentType } from 'react';
import {
  BadgeCheck,
  BadgeQuestionMark,
  Ban,
  CalendarClock,
  CalendarX,
  CircleDashed,
  CirclePause,
  CornerUpLeft,
  EyeOff,
  Hourglass,
  Loader,
  Pencil,
  Send,
  Sparkle,
  Split,
  Unplug,
} from 'lucide-react';
import type { AttemptView, ChannelView, PostState } from '../api/types.ts';
import { useText } from '../i18n/index.tsx';
import { classes } from './classes.ts';
import { CircleAlertFilled, CircleCheckFilled, TriangleAlertFilled } from './icons.tsx';
import style from './status.module.css';

export type Tone = 'neutral' | 'brand' | 'info' | 'done' | 'wait' | 'look' | 'error';

interface Entry {
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean | 'true' }>;
  tone: Tone;
  /** How an item of the calendar is outlined or shaded. */
  look?: 'dashed' | 'hatched';
}

type AttemptCode = `attempt_${AttemptView['state']}`;
type HealthCode = `health_${ChannelView['health']['state']}` | 'health_disconnected';
/** What became of a copy that is out: taken down; of what amended it: done. */
type AmendedCode = 'withdrawn' | 'amended';
export type StatusCode = PostState | AttemptCode | HealthCode | AmendedCode;

/** Icon, tone and look by code; the word is the message `status-CODE`. */
export const STATUSES: Record<StatusCode, Entry> = {
  idea: { icon: Sparkle, tone: 'neutral', look: 'dashed' },
  draft: { icon: Pencil, tone: 'neutral', look: 'dashed' },
  in_review: { icon: Hourglass, tone: 'wait' },
  changes_requested: { icon: CornerUpLeft, tone: 'look' },
  approved: { icon: BadgeCheck, tone: 'done' },
  scheduled: { icon: CalendarClock, tone: 'info' },
  publishing: { icon: Send, tone: 'info' },
  processing: { icon: Loader, tone: 'info' },
  held: { icon: CirclePause, tone: 'look', look: 'hatched' },
  to_verify: { icon: BadgeQuestionMark, tone: 'look' },
  missed: { icon: CalendarX, tone: 'error' },
  published: { icon: CircleCheckFilled, tone: 'done' },
  partial: { icon: Split, tone: 'look' },
  failed: { icon: CircleAlertFilled, tone: 'error' },
  cancelled: { icon: Ban, tone: 'neutral' },
  withdrawn: { icon: EyeOff, tone: 'neutral' },
  amended: { icon: CircleCheckFilled, tone: 'done' },
  attempt_sending: { icon: Send, tone: 'info' },
  attempt_accepted: { icon: CircleCheckFilled, tone: 'done' },
  attempt_processing: { icon: Loader, tone: 'info' },
  attempt_not_sent: { icon: Hourglass, tone: 'wait' },
  attempt_refused: { icon: CircleAlertFilled, tone: 'error' },
  attempt_rate_limited: { icon: Hourglass, tone: 'wait' },
  attempt_unauthorised: { icon: TriangleAlertFilled, tone: 'error' },
  attempt_unknown: { icon: BadgeQuestionMark, tone: 'look' },
  health_ok: { icon: CircleCheckFilled, tone: 'done' },
  health_failing: { icon: TriangleAlertFilled, tone: 'error' },
  health_unknown: { icon: CircleDashed, tone: 'neutral' },
  health_disconnected: { icon: Unplug, tone: 'neutral' },
};

interface StatusProps {
  code: StatusCode;
  /** Background behind icon and word: in headers and details. */
  tinted?: boolean;
  /** Icon alone, the word as its name and tooltip: in narrow calendar cells. */
  compact?: boolean;
}

/** Shows a status. */
export function Status({ code, tinted = false, compact = false }: StatusProps) {
  const text = useText();
  const { icon: Drawing, tone } = STATUSES[code];
  const word = text(`status-${code}`);
  if (compact) {
    return (
      <span className={classes(style.compact, style[tone])} role="img" aria-label={word} title={word}>
        <Drawing size={15} aria-hidden />
      </span>
    );
  }
  return (
    <span className={classes(style.status, style[tone], tinted && style.tinted)}>
      <Drawing size={16} aria-hidden />
      {word}
    </span>
  );
}
