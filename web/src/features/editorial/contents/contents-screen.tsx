// Contenus: every content of the institution, filtered by the address.
import { useEffect, useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download, Files, SearchX, Upload } from 'lucide-react';
import { address } from '@/shared/api/client.ts';
import { postsQuery } from '@/shared/api/queries.ts';
import { useCommands } from '@/shared/commands/registry.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { NewPostButton } from '@/shared/posts/new-post.tsx';
import { addressOf, listOf, usePostChoices } from '@/shared/posts/states.ts';
import { useCan } from '@/shared/session/index.tsx';
import { AnchorButton, Button, LinkButton } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { FilterBar, FilterPill, FilterToggle } from '@/shared/ui/filter-pill.tsx';
import { LoadMore } from '@/shared/ui/load-more.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { SegmentedControl } from '@/shared/ui/segmented.tsx';
import { SearchField } from '@/shared/ui/search-field.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { PostRows } from './post-rows.tsx';
import style from './contents.module.css';

const ROUTE = '/frame/contenus';

/** Typed words reach the address once typing pauses. */
const PAUSE_MS = 250;

function Search({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const text = useText();
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => onChange(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  useCommands([{ id: 'search-posts', label: text('contents-search'), group: 'screen', keys: '/', run: () => document.querySelector<HTMLInputElement>('#content input[type="search"]')?.focus() }]);
  return <SearchField label={text('contents-search')} value={typed} onChange={setTyped} />;
}

/** Stages of writing; every other state tells what became of publications. */
const WRITING = ['idea', 'draft', 'in_review', 'changes_requested', 'approved'];

type Order = 'modification' | 'date';

/** What the list goes by when nobody chose: a list of outcomes alone goes by the hour, as on the server. */
const usualOrder = (states: string[], others: boolean): Order =>
  states.length > 0 && !others && states.every((state) => !WRITING.includes(state)) ? 'date' : 'modification';

function OrderChoice({ value, onChange }: { value: Order; onChange: (order: Order) => void }) {
  const text = useText();
  return (
    <SegmentedControl
      label={text('contents-order')}
      value={value}
      onChange={onChange}
      options={[
        { value: 'modification', label: text('contents-order-updated') },
        { value: 'date', label: text('contents-order-due') },
      ]}
    />
  );
}

/** The list of contents. */
export function ContentsScreen() {
  const text = useText();
  const search = useSearch({ from: ROUTE });
  const navigate = useNavigate();
  const choices = usePostChoices();
  const mayEdit = useCan('post.edit');
  const filters = {
    state: search.etat,
    channel: search.canal,
    theme: search.thematique,
    author: search.de === 'moi' ? ('me' as const) : undefined,
    q: search.q,
    order: search.ordre && (search.ordre === 'date' ? ('due' as const) : ('updated' as const)),
  };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(postsQuery(filters));
  const file = address('/posts/export', filters);
  useCommands([{ id: 'posts-export', label: text('posts-export'), group: 'screen', icon: <Download aria-hidden />, run: () => location.assign(file) }]);
  const change = (part: Partial<typeof search>) => void navigate({ to: '/contenus', search: { ...search, ...part }, replace: true });
  const clear = () => void navigate({ to: '/contenus', search: { ordre: search.ordre }, replace: true });
  const filtered = Boolean(search.etat ?? search.canal ?? search.thematique ?? search.de ?? search.q);
  const usual = usualOrder(listOf(search.etat), Boolean(search.canal ?? search.thematique ?? search.de ?? search.q));
  const posts = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={text('place-contents')}
      actions={
        <>
          {mayEdit && (
            <LinkButton to="/contenus/importer" look="bare" icon={<Upload aria-hidden />}>
              {text('posts-import')}
            </LinkButton>
          )}
          <AnchorButton href={file} download icon={<Download aria-hidden />}>
            {text('posts-export')}
          </AnchorButton>
          <NewPostButton />
        </>
      }
    >
      <div className={style.screen}>
        <FilterBar
          label={text('filters')}
          onClear={filtered ? clear : undefined}
          aside={<OrderChoice value={search.ordre ?? usual} onChange={(ordre) => change({ ordre: ordre === usual ? undefined : ordre })} />}
        >
          <Search key={filtered ? 'filtered' : 'all'} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
          <FilterPill label={text('filter-state')} choices={choices.states} selected={listOf(search.etat)} onChange={(etat) => change({ etat: addressOf(etat) })} />
          <FilterPill label={text('filter-channel')} mode="single" choices={choices.channels} selected={listOf(search.canal)} onChange={(canal) => change({ canal: addressOf(canal) })} />
          <FilterPill label={text('filter-theme')} mode="single" choices={choices.themes} selected={listOf(search.thematique)} onChange={(thematique) => change({ thematique: addressOf(thematique) })} />
          <FilterToggle label={text('filter-mine')} isOn={search.de === 'moi'} onChange={(mine) => change({ de: mine ? 'moi' : undefined })} />
        </FilterBar>
        {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
        {!data && !error && (
          <Card>
            <Skeleton rows={8} onRetry={() => void refetch()} />
          </Card>
        )}
        {data && posts.length === 0 && (
          <Card>
            {filtered ? (
              <EmptyState level={2} icon={<SearchX />} title={text('contents-none')} action={<Button onPress={clear}>{text('contents-none-action')}</Button>}>
                {text('contents-none-words')}
              </EmptyState>
            ) : (
              <EmptyState level={2} icon={<Files />} title={text('contents-first')} action={<NewPostButton look="outline" />}>
                {text('contents-first-words')}
              </EmptyState>
            )}
          </Card>
        )}
        {posts.length > 0 && (
          <Card flush>
            <PostRows posts={posts} />
            <LoadMore shown={posts.length} hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
          </Card>
        )}
      </div>
    </Page>
  );
}
