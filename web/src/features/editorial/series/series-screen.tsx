// One series: its rule, its approval, its occurrences to come and the last ones.
import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { CircleStop, Ellipsis, Pencil } from 'lucide-react';
import type { SeriesDetailView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useFormat } from '@/shared/session/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { Menu, type MenuAction } from '@/shared/ui/menu.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { NetworkGlyph } from '@/shared/ui/network-glyph.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { ThemeDot } from '@/shared/ui/theme-dot.tsx';
import { seriesQuery, useDecideSeries, useEndSeries } from './api.ts';
import { ChangeTimingDialog } from './change-dialog.tsx';
import { Occurrences } from './occurrences.tsx';
import { SeriesState } from './series-state.tsx';
import { endInWords, timingInWords } from './words.ts';
import style from './series.module.css';

function Facts({ view }: { view: SeriesDetailView }) {
  const text = useText();
  const typo = useTypo();
  const format = useFormat();
  const { series } = view;
  const facts: [string, ReactNode][] = [
    [text('series-rule'), timingInWords(series.timing, text, format)],
    [text('series-end'), endInWords(series.timing, text, format) ?? text('series-end-never')],
    [text('series-holidays'), text(`series-holidays-${series.timing.holidays}`)],
    [text('series-missed'), text(`series-missed-${series.missed}`)],
    [
      text('slot-channels'),
      <span key="channels" className={style.channels}>
        {series.channels.map((channel) => (
          <span key={channel.id} className={style.channel}>
            <NetworkGlyph network={channel.network} decorative />
            {typo(channel.name)}
          </span>
        ))}
      </span>,
    ],
    [text('series-approval'), series.approved_by ? text('series-approved-by', { name: series.approved_by.name }) : text('series-unapproved')],
  ];
  return (
    <Card title={text('series-about')}>
      {series.excerpt && <p className={style.excerpt}>{typo(series.excerpt)}</p>}
      {series.theme && <ThemeDot theme={series.theme} />}
      <dl className={style.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function EndDialog({ series, onClose }: { series: string; onClose: () => void }) {
  const text = useText();
  const end = useEndSeries(series);
  return (
    <Modal
      title={text('series-end-title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          <Button look="danger" size="form" isPending={end.isPending} onPress={() => end.mutate(undefined, { onSuccess: onClose })}>
            {text('series-act-end')}
          </Button>
        </>
      }
    >
      {end.error && <Failure error={end.error} notDone={text('series-end-not-done')} />}
      <p>{text('series-end-words')}</p>
    </Modal>
  );
}

function Shown({ view }: { view: SeriesDetailView }) {
  const text = useText();
  const typo = useTypo();
  const { series } = view;
  const decide = useDecideSeries(series);
  const [asked, setAsked] = useState<'change' | 'end' | null>(null);
  const may = (act: string) => series.allowed.includes(act);
  const primary = may('start') ? 'start' : may('approve') ? 'approve' : null;
  const more: MenuAction[] = [
    ...(may('change') ? [{ id: 'change', label: text('series-act-change'), icon: <Pencil aria-hidden />, run: () => setAsked('change') }] : []),
    ...(may('end') ? [{ id: 'end', label: text('series-act-end'), icon: <CircleStop aria-hidden />, danger: true, run: () => setAsked('end') }] : []),
  ];
  const title = typo(series.title) || text('post-untitled');
  return (
    <Page
      title={text('series-title')}
      object={title}
      heading={
        <span className={style.trail}>
          <Link to="/series">{text('series-title')}</Link>
          <span aria-hidden="true"> / </span>
          {title}
        </span>
      }
      context={<SeriesState state={series.state} />}
      actions={
        <>
          {primary === 'start' && may('approve') && (
            <Button isPending={decide.isPending} onPress={() => decide.mutate('approve')}>
              {text('series-act-approve')}
            </Button>
          )}
          {primary && (
            <Button look="primary" isPending={decide.isPending} onPress={() => decide.mutate(primary)}>
              {text(`series-act-${primary}`)}
            </Button>
          )}
          {more.length > 0 && (
            <Menu label={text('series-more')} trigger={<Button look="bare" icon={<Ellipsis aria-hidden />} aria-label={text('series-more')} />} actions={more} />
          )}
        </>
      }
    >
      <div className={style.columns}>
        <div className={style.main}>
          {decide.error && <Failure error={decide.error} notDone={text('series-decide-not-done')} />}
          <Occurrences view={view} />
        </div>
        <Facts view={view} />
      </div>
      {asked === 'change' && <ChangeTimingDialog series={series} day={null} onClose={() => setAsked(null)} />}
      {asked === 'end' && <EndDialog series={series.id} onClose={() => setAsked(null)} />}
    </Page>
  );
}

/** The screen of one series. */
export function SeriesScreen() {
  const text = useText();
  const { series } = useParams({ from: '/frame/series/$series' });
  const { data, error, refetch } = useQuery(seriesQuery(series));
  if (data) return <Shown view={data} />;
  return (
    <Page title={text('series-title')}>{error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} onRetry={() => void refetch()} />}</Page>
  );
}
