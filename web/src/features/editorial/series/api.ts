// Series: the reads and the acts. Events of posts and of series make them stale (`app/live.ts`).
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, newKey } from '@/shared/api/client.ts';
import type { OccurrenceOfView, SeriesBody, SeriesDateView, SeriesDetailView, SeriesView, TimingBody } from '@/shared/api/types.ts';
import { useRefreshPosts } from '@/shared/posts/review-dialog.tsx';

export const seriesListQuery = queryOptions({
  queryKey: ['series', 'list'],
  queryFn: async ({ signal }) => (await api.get<{ items: SeriesView[] }>('/series', undefined, signal)).items,
});

export const seriesQuery = (series: string) =>
  queryOptions({
    queryKey: ['series', series],
    queryFn: ({ signal }) => api.get<SeriesDetailView>(`/series/${series}`, undefined, signal),
  });

/** Which occurrence of which series a content is; null when it is on its own. An edit makes it read again. */
export const occurrenceQuery = (post: string, revision: number) =>
  queryOptions({
    queryKey: ['series', 'of', post, revision],
    queryFn: async ({ signal }) => (await api.get<{ occurrence: OccurrenceOfView | null }>(`/posts/${post}/occurrence`, undefined, signal)).occurrence,
    placeholderData: keepPreviousData,
  });

/** The next dates of a rule, before anything is made of it. */
export const datesQuery = (timing: TimingBody) =>
  queryOptions({
    queryKey: ['series', 'dates', timing],
    queryFn: async () => (await api.post<{ items: SeriesDateView[] }>('/series/dates', timing)).items,
    placeholderData: keepPreviousData,
    retry: false,
  });

function useSeriesAct<T>(send: (value: T, idempotencyKey: string) => Promise<SeriesDetailView>) {
  const client = useQueryClient();
  const refresh = useRefreshPosts();
  return useMutation({
    mutationFn: (value: T) => send(value, newKey()),
    onSuccess: (view) => client.setQueryData<SeriesDetailView>(seriesQuery(view.series.id).queryKey, view),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['series'] });
      void refresh();
    },
  });
}

export interface NewSeries {
  post: string;
  timing: TimingBody;
  missed: string;
  /** Schedules its occurrences at once. */
  start: boolean;
}

/** Makes a series, and starts it when asked: two acts of the server, the second on what the first made. */
export const useCreateSeries = () =>
  useSeriesAct<NewSeries>(async ({ start, ...body }, idempotencyKey) => {
    const made = await api.post<SeriesDetailView>('/series', body, { idempotencyKey });
    if (!start) return made;
    return api.post<SeriesDetailView>(`/series/${made.series.id}/start`, { content_hash: made.series.content_hash });
  });

/** Approves or starts what was read. */
export const useDecideSeries = (series: SeriesView) =>
  useSeriesAct<'approve' | 'start'>((act, idempotencyKey) =>
    api.post(`/series/${series.id}/${act}`, { content_hash: series.content_hash }, { idempotencyKey }),
  );

export const useEndSeries = (series: string) => useSeriesAct<void>((_, idempotencyKey) => api.post(`/series/${series}/end`, {}, { idempotencyKey }));

export const useChangeSeries = (series: string) => useSeriesAct<SeriesBody>((body) => api.put(`/series/${series}`, body));

/** Leaves one day out, or takes it back in. */
export const useOccurrenceAct = (series: string) =>
  useSeriesAct<{ day: string; act: 'skip' | 'restore' }>(({ day, act }, idempotencyKey) =>
    api.post(`/series/${series}/occurrences/${day}/${act}`, {}, { idempotencyKey }),
  );
