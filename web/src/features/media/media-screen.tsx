// Médiathèque: the files of the institution, their alternative text, and the sending of new ones.
import { useEffect, useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Images, SearchX, Upload } from 'lucide-react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { assetsQuery } from '@/shared/api/queries.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useUploads } from '@/shared/media/use-uploads.ts';
import { useCan } from '@/shared/session/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { FilterBar, FilterPill } from '@/shared/ui/filter-pill.tsx';
import { LoadMore } from '@/shared/ui/load-more.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { SearchField } from '@/shared/ui/search-field.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { AssetDialog } from './asset-dialog.tsx';
import { AssetGrid } from './asset-grid.tsx';
import { Arrivals } from './arrivals.tsx';
import { DropArea } from './drop-area.tsx';
import style from './media.module.css';

/** Typed words reach the address once typing pauses. */
const PAUSE_MS = 250;

/** The media library. */
export function MediaScreen() {
  const text = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/medias' });
  const maySend = useCan('media.edit');
  const uploads = useUploads();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(assetsQuery({ q: search.q, kind: search.type }));
  const [typed, setTyped] = useState(search.q ?? '');
  const change = (part: Partial<typeof search>) => void navigate({ to: '/medias', search: { ...search, ...part }, replace: true });
  useEffect(() => {
    if (typed === (search.q ?? '')) return undefined;
    const timer = setTimeout(() => void navigate({ to: '/medias', search: { ...search, q: typed || undefined }, replace: true }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, search, navigate]);
  const assets = data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Boolean(search.q ?? search.type);
  const clear = () => {
    setTyped('');
    change({ q: undefined, type: undefined });
  };
  const sendButton = (look: 'primary' | 'outline') => (
    <FileTrigger allowsMultiple onSelect={(files) => files && uploads.send(files)}>
      <Button look={look} icon={<Upload aria-hidden />}>
        {text('media-add')}
      </Button>
    </FileTrigger>
  );
  return (
    <Page title={text('media-title')} actions={maySend && sendButton('primary')}>
      <DropArea isDisabled={!maySend} onFiles={uploads.send}>
        <FilterBar label={text('filters')} onClear={filtered ? clear : undefined}>
          <SearchField label={text('media-search')} value={typed} onChange={setTyped} />
          <FilterPill
            label={text('media-kind')}
            mode="single"
            selected={search.type ? [search.type] : []}
            onChange={([type]) => change({ type: type as typeof search.type })}
            choices={(['image', 'video', 'document'] as const).map((value) => ({ value, label: text(`media-kind-${value}`) }))}
          />
        </FilterBar>
        <Arrivals uploads={uploads} onOpen={(media) => change({ media })} />
        {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
        {!data && !error && (
          <Card>
            <Skeleton rows={6} onRetry={() => void refetch()} />
          </Card>
        )}
        {data && assets.length === 0 && (
          <Card>
            {filtered ? (
              <EmptyState level={2} icon={<SearchX />} title={text('media-none')} action={<Button onPress={clear}>{text('contents-none-action')}</Button>}>
                {text('media-none-words')}
              </EmptyState>
            ) : (
              <EmptyState level={2} icon={<Images />} title={text('media-first')} action={maySend && sendButton('outline')}>
                {text('media-first-words')}
              </EmptyState>
            )}
          </Card>
        )}
        {assets.length > 0 && (
          <div className={style.screen}>
            <AssetGrid assets={assets} />
            <LoadMore shown={assets.length} hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
          </div>
        )}
      </DropArea>
      {search.media && <AssetDialog key={search.media} id={search.media} onClose={() => change({ media: undefined })} />}
    </Page>
  );
}
