// The four figures of the day, each a link to the list behind it.
import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { BadgeCheck, Cable, Pencil, Send } from 'lucide-react';
import type { HomeView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { classes } from '@/shared/ui/classes.ts';
import style from './home.module.css';

interface CounterProps {
  icon: ReactNode;
  figure: number;
  name: string;
  detail: string;
  tone?: 'wait' | 'error' | 'look';
}

function Counter({ icon, figure, name, detail, tone }: CounterProps) {
  return (
    <>
      <span className={style.counterIcon}>{icon}</span>
      <span className={style.figure}>{figure}</span>
      <span className={style.counterWords}>
        <span className={style.counterName}>{name}</span>
        <span className={classes(style.counterDetail, tone && style[tone])}>{detail}</span>
      </span>
    </>
  );
}

/** What went wrong today, in words, and how loud. */
function useTodayDetail(): (today: HomeView['counters']['today']) => Pick<CounterProps, 'detail' | 'tone'> {
  const text = useText();
  return (today) => {
    const parts = (['failed', 'partial', 'to_verify', 'held'] as const).filter((key) => today[key] > 0).map((key) => text(`home-today-${key}`, { count: today[key] }));
    if (parts.length === 0) return { detail: text('home-today-well') };
    return { detail: parts.join(', '), tone: today.failed > 0 ? 'error' : today.to_verify > 0 ? 'look' : undefined };
  };
}

/** The row of figures. */
export function Counters({ counters }: { counters: HomeView['counters'] }) {
  const text = useText();
  const format = useFormat();
  const today = useTodayDetail()(counters.today);
  const { awaiting_my_approval: awaiting, drafts, channels } = counters;
  return (
    <nav className={style.counters} aria-label={text('home-figures')}>
      <Link to="/calendrier" search={{ vue: 'liste' }} className={style.counter}>
        <Counter icon={<Send size={20} aria-hidden />} figure={counters.today.total} name={text('home-leave-today', { count: counters.today.total })} {...today} />
      </Link>
      <Link to="/contenus" search={{ etat: 'in_review' }} className={style.counter}>
        <Counter
          icon={<BadgeCheck size={20} aria-hidden />}
          figure={awaiting.total}
          name={text('home-await-me', { count: awaiting.total })}
          detail={awaiting.next_due_at ? text('home-next-before', { hour: format.hour(awaiting.next_due_at) }) : text('home-nothing-waits')}
          tone={awaiting.next_due_at ? 'wait' : undefined}
        />
      </Link>
      <Link to="/contenus" search={{ etat: 'draft,idea,changes_requested' }} className={style.counter}>
        <Counter icon={<Pencil size={20} aria-hidden />} figure={drafts.total} name={text('home-drafts', { count: drafts.total })} detail={text('home-drafts-mine', { count: drafts.mine })} />
      </Link>
      <Link to="/canaux" className={style.counter}>
        <Counter
          icon={<Cable size={20} aria-hidden />}
          figure={channels.total}
          name={text('home-channels', { count: channels.total })}
          detail={channels.failing > 0 ? text('home-channels-failing', { count: channels.failing }) : text('home-channels-well')}
          tone={channels.failing > 0 ? 'error' : undefined}
        />
      </Link>
    </nav>
  );
}
