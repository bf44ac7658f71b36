// The occurrences of a series: each with its day, its state, what was changed of it, and its acts.
import { useState } from 'react';
import { CalendarCog, CircleSlash, Copy, Ellipsis, RotateCcw, SquarePen } from 'lucide-react';
import { useNavigate } from '@tanstack/react-router';
import type { OccurrenceView, SeriesDetailView, SeriesView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { PostLink } from '@/shared/posts/post-link.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { capitalised } from '@/shared/time/format.ts';
import { serverNow } from '@/shared/time/now.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { Menu, type MenuAction } from '@/shared/ui/menu.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Status } from '@/shared/ui/status.tsx';
import { useOccurrenceAct } from './api.ts';
import { ChangeTimingDialog, SpreadDialog } from './change-dialog.tsx';
import style from './series.module.css';

const FIRST = 10;

interface RowProps {
  series: SeriesView;
  occurrence: OccurrenceView;
  onChange?: (occurrence: OccurrenceView) => void;
  onSpread?: (occurrence: OccurrenceView) => void;
  act: (act: 'skip' | 'restore') => void;
}

function Row({ series, occurrence, onChange, onSpread, act }: RowProps) {
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { post } = occurrence;
  const local = post?.due ? post.due.local : occurrence.planned.local;
  const day = capitalised(format.shortDay(local.slice(0, 10), format.day(serverNow())));
  const edits = series.allowed.includes('change');
  const actions: MenuAction[] = [];
  if (post && edits && onChange) {
    actions.push(
      { id: 'open', label: text('occurrence-edit'), icon: <SquarePen aria-hidden />, run: () => void navigate({ to: '/contenus/$post', params: { post: post.id } }) },
      { id: 'change', label: text('occurrence-change-following'), icon: <CalendarCog aria-hidden />, run: () => onChange(occurrence) },
    );
    if (occurrence.is_edited && onSpread) actions.push({ id: 'spread', label: text('series-spread'), icon: <Copy aria-hidden />, run: () => onSpread(occurrence) });
    actions.push({ id: 'skip', label: text('occurrence-skip'), icon: <CircleSlash aria-hidden />, danger: true, run: () => act('skip') });
  }
  return (
    <li className={style.occurrence} data-skipped={occurrence.is_skipped || undefined}>
      <span className={style.day}>
        {day} <span className={style.clock}>{local.slice(11, 16)}</span>
      </span>
      <span className={style.marks}>
        {occurrence.is_edited && <span className={style.mark}>{text('occurrence-edited')}</span>}
        {occurrence.is_moved && <span className={style.mark}>{text('occurrence-moved')}</span>}
        {occurrence.caught_up_at && <span className={style.mark}>{text('occurrence-caught-up')}</span>}
      </span>
      <span className={style.occurrenceState}>
        {post && !occurrence.is_skipped ? (
          <>
            <PostLink post={post} className={style.open}>
              {text('occurrence-open')}
              <span className="visually-hidden"> {day}</span>
            </PostLink>
            <Status code={post.state} />
          </>
        ) : (
          <span className={style.skipped}>
            <CircleSlash size={16} aria-hidden />
            {text('occurrence-skipped')}
          </span>
        )}
      </span>
      <span className={style.rowActs}>
        {actions.length > 0 && !occurrence.is_skipped && (
          <Menu label={text('occurrence-acts', { day })} trigger={<Button look="bare" size="row" icon={<Ellipsis aria-hidden />} aria-label={text('occurrence-acts', { day })} />} actions={actions} />
        )}
        {occurrence.is_skipped && edits && onChange && (
          <Button look="bare" size="row" icon={<RotateCcw aria-hidden />} aria-label={text('occurrence-restore', { day })} onPress={() => act('restore')} />
        )}
      </span>
    </li>
  );
}

/** What is to come, and what was. */
export function Occurrences({ view }: { view: SeriesDetailView }) {
  const text = useText();
  const { series, coming, past } = view;
  const act = useOccurrenceAct(series.id);
  const [all, setAll] = useState(false);
  const [changing, setChanging] = useState<OccurrenceView | null>(null);
  const [spreading, setSpreading] = useState<OccurrenceView | null>(null);
  const row = (occurrence: OccurrenceView, isComing: boolean) => (
    <Row
      key={occurrence.occurs_on}
      series={series}
      occurrence={occurrence}
      onChange={isComing ? setChanging : undefined}
      onSpread={isComing ? setSpreading : undefined}
      act={(what) => act.mutate({ day: occurrence.occurs_on, act: what })}
    />
  );
  return (
    <>
      {act.error && <Failure error={act.error} notDone={text('occurrence-not-done')} />}
      <Card title={text('series-coming')} count={coming.length} flush>
        {coming.length === 0 && <p className={style.empty}>{text('series-coming-none')}</p>}
        <ul className={style.rows}>{(all ? coming : coming.slice(0, FIRST)).map((occurrence) => row(occurrence, true))}</ul>
        {coming.length > FIRST && !all && (
          <Button look="bare" className={style.more} onPress={() => setAll(true)}>
            {text('series-coming-more', { count: coming.length - FIRST })}
          </Button>
        )}
        {series.state !== 'ended' && <p className={style.horizon}>{text('series-horizon', { days: view.horizon_days })}</p>}
      </Card>
      {past.length > 0 && (
        <Card title={text('series-past')} flush>
          <ul className={style.rows}>{past.map((occurrence) => row(occurrence, false))}</ul>
        </Card>
      )}
      {changing && <ChangeTimingDialog series={series} day={changing.occurs_on} onClose={() => setChanging(null)} />}
      {spreading?.post && <SpreadDialog series={series} post={spreading.post.id} day={spreading.occurs_on} onClose={() => setSpreading(null)} />}
    </>
  );
}
