// What the member is told: the newest first, refreshed by the `notification.changed` events of the stream.
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/shared/api/client.ts';
import type { NotificationsView } from '@/shared/api/types.ts';

export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications'],
  queryFn: ({ pageParam, signal }) => api.get<NotificationsView>('/notifications', { cursor: pageParam, limit: 20 }, signal),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next_cursor,
});

/** Marks one notification, or everything up to one, as read. */
export function useReading() {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: notificationsQuery.queryKey });
  const one = useMutation({ mutationFn: (id: string) => api.post(`/notifications/${id}/read`), onSettled });
  const until = useMutation({ mutationFn: (id: string) => api.post('/notifications/read', { until: id }), onSettled });
  return { one, until };
}
