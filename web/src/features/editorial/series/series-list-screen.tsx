// Séries: the contents that come back, those that go on first.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarDays, Repeat } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { NewPostButton } from '@/shared/posts/new-post.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { LinkButton } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { NetworkGlyphs } from '@/shared/ui/network-glyph.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { ThemeDot } from '@/shared/ui/theme-dot.tsx';
import { seriesListQuery } from './api.ts';
import { SeriesState } from './series-state.tsx';
import { timingInWords } from './words.ts';
import style from './series.module.css';

/** The series of the institution. */
export function SeriesListScreen() {
  const text = useText();
  const typo = useTypo();
  const format = useFormat();
  const moments = useMoments();
  const { data, error, refetch } = useQuery(seriesListQuery);
  return (
    <Page
      title={text('series-title')}
      actions={
        <>
          <LinkButton to="/calendrier" icon={<CalendarDays aria-hidden />}>
            {text('series-see-calendar')}
          </LinkButton>
          <NewPostButton />
        </>
      }
    >
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={5} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <Card>
          <EmptyState icon={<Repeat />} title={text('series-empty')} level={2}>
            {text('series-empty-words')}
          </EmptyState>
        </Card>
      )}
      {data && data.length > 0 && (
        <Card title={text('series-title')} count={data.length} flush>
          <ul className={style.rows}>
            {data.map((series) => (
              <li key={series.id} className={style.row}>
                <div className={style.what}>
                  <Link to="/series/$series" params={{ series: series.id }} className={style.name}>
                    {typo(series.title) || text('post-untitled')}
                  </Link>
                  <span className={style.when}>{timingInWords(series.timing, text, format)}</span>
                  {series.theme && <ThemeDot theme={series.theme} />}
                </div>
                <NetworkGlyphs networks={series.channels} />
                <span className={style.next}>{series.next_at && text('series-next', { when: moments.sentence(series.next_at) })}</span>
                <SeriesState state={series.state} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}
