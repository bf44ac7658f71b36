// The figures over the queue, each a filter of the list under them.
import { CalendarClock, CirclePause, Send } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { QueueCountsView } from '@/shared/api/pause-types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { classes } from '@/shared/ui/classes.ts';
import { CircleAlertFilled } from '@/shared/ui/icons.tsx';
import { STATUSES } from '@/shared/ui/status.tsx';
import { countIn, QUEUE_GROUPS } from './queue-groups.ts';
import style from './queue.module.css';

const ICONS = { trouble: CircleAlertFilled, to_verify: STATUSES.to_verify.icon, held: CirclePause, moving: Send, scheduled: CalendarClock };

interface QueueFiguresProps {
  counts: QueueCountsView;
  /** States kept, as the address has them. */
  selected: string | undefined;
  onSelect: (states: string | undefined) => void;
}

/** The row of figures. */
export function QueueFigures({ counts, selected, onSelect }: QueueFiguresProps) {
  const text = useText();
  const moments = useMoments();
  const detail = (id: (typeof QUEUE_GROUPS)[number]['id'], count: number) => {
    if (id === 'scheduled') return counts.due_now > 0 ? text('queue-due-now', { count: counts.due_now }) : counts.next_at ? moments.short(counts.next_at) : text('queue-detail-none');
    if (id === 'trouble' && count > 0 && counts.oldest_due_at) return text('queue-oldest', { moment: moments.short(counts.oldest_due_at) });
    return text(count > 0 ? `queue-detail-${id}` : 'queue-detail-none');
  };
  return (
    <div className={style.figures} role="group" aria-label={text('queue-figures')}>
      {QUEUE_GROUPS.map(({ id, states, calls }) => {
        const count = countIn(counts, states);
        const Drawing = ICONS[id];
        const value = states.join(',');
        return (
          <ToggleButton key={id} className={style.figure} isSelected={selected === value} onChange={(isOn) => onSelect(isOn ? value : undefined)}>
            <span className={classes(style.figureIcon, calls && count > 0 && style[id])}>
              <Drawing size={20} aria-hidden />
            </span>
            <span className={style.number}>{count}</span>
            <span className={style.figureWords}>
              <span className={style.figureName}>{text(`queue-group-${id}`, { count })}</span>
              <span className={classes(style.quiet, calls && count > 0 && style[id])}>{detail(id, count)}</span>
            </span>
          </ToggleButton>
        );
      })}
    </div>
  );
}
