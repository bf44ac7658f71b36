// "File de publication": what is due, held, to verify, failed or missed, by channel, and what can be done.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CircleCheck, CirclePause, Download } from 'lucide-react';
import { address } from '@/shared/api/client.ts';
import { channelsQuery, queueCountsQuery, queueQuery } from '@/shared/api/queries.ts';
import type { QueueCountsView } from '@/shared/api/pause-types.ts';
import { useCommands, useCurrentCommands } from '@/shared/commands/registry.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { addressOf, listOf } from '@/shared/posts/states.ts';
import { useMoments } from '@/shared/time/words.ts';
import { AnchorButton, Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { FilterBar, FilterPill } from '@/shared/ui/filter-pill.tsx';
import { LoadMore } from '@/shared/ui/load-more.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { ByChannel } from './by-channel.tsx';
import { QueueFigures } from './queue-figures.tsx';
import { QueueRows } from './queue-rows.tsx';
import { QUEUE_STATES } from './queue-groups.ts';
import style from './queue.module.css';

function Next({ counts }: { counts: QueueCountsView }) {
  const text = useText();
  const moments = useMoments();
  if (!counts.next_at) return <>{text('queue-next-none')}</>;
  return <>{text('queue-next', { moment: moments.sentence(counts.next_at) })}</>;
}

/** The operator's queue. */
export function QueueScreen() {
  const text = useText();
  const typo = useTypo();
  const search = useSearch({ from: '/frame/file' });
  const navigate = useNavigate();
  const { data: counts } = useQuery(queueCountsQuery);
  const { data: channels = [] } = useQuery(channelsQuery);
  const filters = { state: search.etat, channel: search.canal };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(queueQuery(filters));
  const pause = useCurrentCommands().find((command) => command.id === 'pause');
  const change = (part: Partial<typeof search>) => void navigate({ to: '/file', search: { ...search, ...part }, replace: true });
  const filtered = Boolean(search.etat ?? search.canal);
  const file = address('/publications/export', filters);
  useCommands([{ id: 'queue-export', label: text('queue-export'), group: 'screen', icon: <Download aria-hidden />, run: () => location.assign(file) }]);
  const publications = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={text('place-queue')}
      calls={counts?.needs_person}
      context={counts && <Next counts={counts} />}
      actions={
        <>
          {pause && (
            <Button look="bare" icon={<CirclePause aria-hidden />} onPress={() => pause.run()}>
              {text('pause-short')}
            </Button>
          )}
          <AnchorButton href={file} download icon={<Download aria-hidden />}>
            {text('queue-export')}
          </AnchorButton>
        </>
      }
    >
      <div className={style.screen}>
        {counts && <QueueFigures counts={counts} selected={search.etat} onSelect={(etat) => change({ etat })} />}
        <div className={style.columns}>
          <div className={style.column}>
            <FilterBar label={text('filters')} onClear={filtered ? () => void navigate({ to: '/file', search: {}, replace: true }) : undefined}>
              <FilterPill
                label={text('filter-state')}
                choices={QUEUE_STATES.map((state) => ({ value: state, label: text(`status-${state}`) }))}
                selected={listOf(search.etat)}
                onChange={(etat) => change({ etat: addressOf(etat) })}
              />
              <FilterPill
                label={text('filter-channel')}
                mode="single"
                choices={channels.map((channel) => ({ value: channel.id, label: [typo(channel.name), channel.handle].filter(Boolean).join(' · ') }))}
                selected={listOf(search.canal)}
                onChange={(canal) => change({ canal: addressOf(canal) })}
              />
            </FilterBar>
            {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
            {!data && !error && (
              <Card>
                <Skeleton rows={6} onRetry={() => void refetch()} />
              </Card>
            )}
            {data && publications.length === 0 && (
              <Card>
                <EmptyState level={2} icon={<CircleCheck />} title={text(filtered ? 'queue-none-here' : 'queue-none')}>
                  {text(filtered ? 'queue-none-here-words' : 'queue-none-words')}
                </EmptyState>
              </Card>
            )}
            {publications.length > 0 && (
              <Card flush>
                <QueueRows publications={publications} />
                <LoadMore shown={publications.length} hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
              </Card>
            )}
          </div>
          {counts && <ByChannel counts={counts} selected={search.canal} onSelect={(canal) => change({ canal })} />}
        </div>
      </div>
    </Page>
  );
}
