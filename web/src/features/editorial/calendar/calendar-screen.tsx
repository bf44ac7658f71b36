// Calendrier: five rolling weeks, a week, or a list; ideas without a date on the side.
import { lazy, Suspense, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CalendarPlus, ChevronLeft, ChevronRight, Repeat } from 'lucide-react';
import { calendarQuery } from '@/shared/api/queries.ts';
import type { Wish } from '@/shared/api/types.ts';
import { useCommands } from '@/shared/commands/registry.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { asksBeforeMove, MoveDialog, useMove, type Movable } from '@/shared/posts/move.tsx';
import { NewPostButton } from '@/shared/posts/new-post.tsx';
import { listOf } from '@/shared/posts/states.ts';
import { useFormat } from '@/shared/session/index.tsx';
import { addDays } from '@/shared/time/format.ts';
import { useNow } from '@/shared/time/now.ts';
import { Button, LinkButton } from '@/shared/ui/button.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { SegmentedControl } from '@/shared/ui/segmented.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { freeSlotsQuery } from '../slots/api.ts';
import { CalendarFilterBar } from './calendar-filters.tsx';
import { DayList } from './day-list.tsx';
import { FeedDialog } from './feed-dialog.tsx';
import { itemsOf, kept } from './items.ts';
import { Legend } from './legend.tsx';
import { rangeOf, steppedDay, type View } from './range.ts';
import { Tray } from './tray.tsx';
import style from './calendar.module.css';

const Grid = lazy(() => import('./grid.tsx'));

const ROUTE = '/frame/calendrier';
const PHONE = '(max-width: 767px)';
const VIEWS: { value: View; label: string }[] = [
  { value: 'mois', label: 'calendar-view-month' },
  { value: 'semaine', label: 'calendar-view-week' },
  { value: 'liste', label: 'calendar-view-list' },
];

interface Asked {
  post: Movable;
  proposed?: Wish;
}

/** Previous, today, next, and the days shown. */
function Steps({ view, day, today, range }: { view: View; day: string; today: string; range: { from: string; to: string } }) {
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const search = useSearch({ from: ROUTE });
  const go = (to: string) => void navigate({ to: '/calendrier', search: { ...search, jour: to === today ? undefined : to } });
  useCommands([{ id: 'today', label: text('calendar-today'), group: 'screen', keys: 'T', run: () => go(today) }]);
  return (
    <span className={style.steps}>
      <Button icon={<ChevronLeft aria-hidden />} aria-label={text('calendar-before')} onPress={() => go(steppedDay(view, day, -1))} />
      <Button keys="T" onPress={() => go(today)}>
        {text('calendar-today')}
      </Button>
      <Button icon={<ChevronRight aria-hidden />} aria-label={text('calendar-after')} onPress={() => go(steppedDay(view, day, 1))} />
      <span className={style.range} role="status">
        {format.dayAndMonth(range.from)} – {format.dayAndMonth(addDays(range.to, -1))} {addDays(range.to, -1).slice(0, 4)}
      </span>
    </span>
  );
}

/** The editorial calendar. */
export function CalendarScreen() {
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const search = useSearch({ from: ROUTE });
  const today = format.day(useNow(60_000));
  const view: View = search.vue ?? (matchMedia(PHONE).matches ? 'liste' : 'mois');
  const day = search.jour ?? today;
  const range = rangeOf(view, day);
  const { data, error, refetch } = useQuery(calendarQuery(range.from, range.to));
  const { data: free = [] } = useQuery(freeSlotsQuery(range.from, range.to));
  const move = useMove();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [subscribes, setSubscribes] = useState(false);
  useCommands([{ id: 'calendar-feed', label: text('calendar-feed-title'), group: 'screen', icon: <CalendarPlus aria-hidden />, run: () => setSubscribes(true) }]);

  const all = useMemo(() => itemsOf(data?.items ?? []), [data]);
  const items = data ? kept(all, { states: listOf(search.etat), themes: listOf(search.thematique), networks: listOf(search.canal) }) : [];
  const propose = (post: Movable, proposed: Wish) => {
    if (post.due === null || asksBeforeMove(post.state)) setAsked({ post, proposed });
    else move.mutate({ post, at: proposed });
  };
  const tray = data && <Tray posts={data.undated} onDate={(post) => setAsked({ post })} />;

  return (
    <Page
      title={text('calendar-title')}
      context={<Steps view={view} day={day} today={today} range={range} />}
      actions={
        <>
          <Button look="bare" icon={<CalendarPlus aria-hidden />} aria-label={text('calendar-feed')} onPress={() => setSubscribes(true)} />
          <LinkButton to="/series" look="bare" icon={<Repeat aria-hidden />}>
            {text('series-title')}
          </LinkButton>
          <SegmentedControl
            label={text('calendar-views')}
            value={view}
            onChange={(vue) => void navigate({ to: '/calendrier', search: { ...search, vue } })}
            options={VIEWS.map(({ value, label }) => ({ value, label: text(label) }))}
          />
          <NewPostButton />
        </>
      }
      aside={tray}
      asideLabel={text('tray-title')}
    >
      <div className={style.screen}>
        <CalendarFilterBar />
        {move.error && <Failure error={move.error} notDone={text('move-not-done')} />}
        {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton rows={8} onRetry={() => void refetch()} />}
        {data && view === 'liste' && <DayList items={items} holidays={data.holidays} today={today} onDate={(post) => setAsked({ post })} />}
        {data && view !== 'liste' && (
          <Suspense fallback={<Skeleton rows={8} />}>
            <Grid
              key={`${view} ${range.from}`}
              view={view}
              from={range.from}
              items={items}
              holidays={data.holidays}
              undated={data.undated}
              free={view === 'semaine' ? free : []}
              onMove={propose}
              onDate={(post) => setAsked({ post })}
            />
          </Suspense>
        )}
        <Legend items={all} hasFree={view === 'semaine' && free.length > 0} />
      </div>
      {asked && <MoveDialog post={asked.post} proposed={asked.proposed} onClose={() => setAsked(null)} />}
      {subscribes && <FeedDialog onClose={() => setSubscribes(false)} />}
    </Page>
  );
}
