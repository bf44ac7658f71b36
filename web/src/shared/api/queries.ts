// Reads shared by several screens, with their keys; `app/live.ts` refreshes them by event.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { setServerTime } from '../time/now.ts';
import { api } from './client.ts';
import type { PausesView } from './pause-types.ts';
import type {
  AssetView,
  CalendarView,
  ChannelView,
  HomeView,
  MemberView,
  NetworkView,
  Page,
  PostSummary,
  PostView,
  PublicationView,
  SearchView,
  SessionView,
  ThemeView,
} from './types.ts';

type Items<T> = { items: T[] };

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await api.get<SessionView>('/session', undefined, signal);
    setServerTime(session.now_at);
    return session;
  },
  staleTime: 60_000,
});

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: async ({ signal }) => (await api.get<Items<MemberView>>('/members', { limit: 100 }, signal)).items,
});

export const networksQuery = queryOptions({
  queryKey: ['networks'],
  queryFn: async ({ signal }) => (await api.get<Items<NetworkView>>('/networks', undefined, signal)).items,
  staleTime: Infinity,
});

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async ({ signal }) => (await api.get<Items<ChannelView>>('/channels', { limit: 100 }, signal)).items,
});

/** Ids of the contents scheduled on a channel. */
export const impactQuery = (channel: string) =>
  queryOptions({
    queryKey: ['channels', channel, 'impact'],
    queryFn: async ({ signal }) => (await api.get<{ scheduled: string[] }>(`/channels/${channel}/impact`, undefined, signal)).scheduled,
  });

export const themesQuery = queryOptions({
  queryKey: ['themes'],
  queryFn: async ({ signal }) => (await api.get<Items<ThemeView>>('/themes', undefined, signal)).items,
  staleTime: 300_000,
});

/** Filters of the list of posts, as they stand in the address. */
export interface PostFilters {
  state?: string;
  channel?: string;
  theme?: string;
  author?: string;
  q?: string;
}

export const postsQuery = (filters: PostFilters) =>
  infiniteQueryOptions({
    queryKey: ['posts', 'list', filters],
    queryFn: ({ pageParam, signal }) => api.get<Page<PostSummary>>('/posts', { ...filters, cursor: pageParam, limit: 50 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

export const postQuery = (post: string) =>
  queryOptions({
    queryKey: ['posts', post],
    queryFn: ({ signal }) => api.get<PostView>(`/posts/${post}`, undefined, signal),
  });

/** Publications of one post; refreshed by the `publication.changed` events of the stream. */
export const publicationsQuery = (post: string) =>
  queryOptions({
    queryKey: ['publications', post],
    queryFn: async ({ signal }) => (await api.get<Items<PublicationView>>(`/posts/${post}/publications`, undefined, signal)).items,
  });

/** The pauses in force. */
export const pausesQuery = queryOptions({
  queryKey: ['pauses'],
  queryFn: ({ signal }) => api.get<PausesView>('/pauses', undefined, signal),
});

/** Everything that a pause holds, or that waits for a choice since one ended. */
export const heldQuery = queryOptions({
  queryKey: ['publications', 'held'],
  queryFn: async ({ signal }) => {
    const held: PublicationView[] = [];
    let cursor: string | null | undefined;
    do {
      const page: Page<PublicationView> = await api.get<Page<PublicationView>>('/publications', { state: 'held', limit: 100, cursor }, signal);
      held.push(...page.items);
      cursor = page.next_cursor;
    } while (cursor);
    return held;
  },
});

/** Days from `from` to `to` excluded, `YYYY-MM-DD` in the institution's zone. */
export const calendarQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['calendar', from, to],
    queryFn: ({ signal }) => api.get<CalendarView>('/calendar', { from, to }, signal),
    placeholderData: keepPreviousData,
  });

export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => api.get<HomeView>('/home', undefined, signal),
});

export const assetsQuery = (filters: { q?: string; kind?: string }) =>
  infiniteQueryOptions({
    queryKey: ['assets', filters],
    queryFn: ({ pageParam, signal }) => api.get<Page<AssetView>>('/assets', { ...filters, cursor: pageParam, limit: 48 }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api.get<SearchView>('/search', { q }, signal),
    enabled: q.trim().length > 1,
    staleTime: 30_000,
  });
