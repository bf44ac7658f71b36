// Accueil: what must be done now, and by when.
import { useQuery } from '@tanstack/react-query';
import { CirclePause, Keyboard } from 'lucide-react';
import { homeQuery } from '@/shared/api/queries.ts';
import { useCurrentCommands } from '@/shared/commands/registry.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { NewPostButton } from '@/shared/posts/new-post.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { capitalised, weekOf } from '@/shared/time/format.ts';
import { useNow } from '@/shared/time/now.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton, SkeletonRows } from '@/shared/ui/skeleton.tsx';
import { AwaitingCard } from './awaiting-card.tsx';
import { Counters } from './counters.tsx';
import { RecentCard } from './recent-card.tsx';
import { TodayCard } from './today-card.tsx';
import { TroublesCard } from './troubles-card.tsx';
import style from './home.module.css';

function HelpButton() {
  const text = useText();
  const help = useCurrentCommands().find((command) => command.id === 'help');
  return (
    <Button look="bare" icon={<Keyboard aria-hidden />} keys="?" className={style.desk} onPress={() => help?.run()}>
      {text('help-short')}
    </Button>
  );
}

function PauseButton() {
  const text = useText();
  const pause = useCurrentCommands().find((command) => command.id === 'pause');
  if (!pause) return null;
  return (
    <Button look="bare" icon={<CirclePause aria-hidden />} className={style.desk} onPress={() => pause.run()}>
      {text('pause-short')}
    </Button>
  );
}

/** The first screen of the day. */
export function HomeScreen() {
  const text = useText();
  const format = useFormat();
  const now = useNow();
  const { data, error, refetch } = useQuery(homeQuery);
  const day = format.day(now);
  return (
    <Page
      title={text('place-home')}
      heading={capitalised(format.longDay(day))}
      calls={data?.troubles.length}
      context={
        <span className={style.desk}>
          {text('time-week', { week: weekOf(day) })} · {text('time-it-is', { hour: format.hour(now) })}
        </span>
      }
      actions={
        <>
          <PauseButton />
          <HelpButton />
          <NewPostButton />
        </>
      }
    >
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <Skeleton
          onRetry={() => void refetch()}
          shape={
            <Card>
              <SkeletonRows rows={6} />
            </Card>
          }
        />
      )}
      {data && (
        <div className={style.home}>
          <Counters counters={data.counters} />
          <div className={style.columns}>
            <div className={style.column}>
              <TodayCard posts={data.today} now={now} />
              <AwaitingCard posts={data.awaiting} total={data.counters.awaiting_my_approval.total} />
            </div>
            <div className={style.column}>
              <TroublesCard posts={data.troubles} />
              <RecentCard posts={data.recent} />
            </div>
          </div>
        </div>
      )}
    </Page>
  );
}
