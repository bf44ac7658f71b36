// Slots: the reads and the acts. Events of posts and of slots make the free ones stale (`app/live.ts`).
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, newKey } from '@/shared/api/client.ts';
import type { FreeSlotView, SlotBody, SlotView } from '@/shared/api/types.ts';

type Items<T> = { items: T[] };

export const slotsQuery = queryOptions({
  queryKey: ['slots', 'list'],
  queryFn: async ({ signal }) => (await api.get<Items<SlotView>>('/slots', undefined, signal)).items,
});

/** The free passages between two days of the institution's zone, the second excluded. */
export const freeSlotsQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['slots', 'free', from, to],
    queryFn: async ({ signal }) => (await api.get<Items<FreeSlotView>>('/slots/free', { from, to }, signal)).items,
    placeholderData: keepPreviousData,
  });

/** The next free slots that suit a content; read again when its channels or its thématique change. */
export const slotsForPostQuery = (post: string, revision: number) =>
  queryOptions({
    queryKey: ['slots', 'post', post, revision],
    queryFn: async ({ signal }) => (await api.get<Items<FreeSlotView>>(`/posts/${post}/slots`, undefined, signal)).items,
    placeholderData: keepPreviousData,
  });

/** Adds a slot, or changes one. */
export function useSaveSlot(slot: SlotView | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SlotBody) =>
      slot ? api.put<SlotView>(`/slots/${slot.id}`, body) : api.post<SlotView>('/slots', body, { idempotencyKey: newKey() }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['slots'] }),
  });
}

/** Removes a slot. */
export function useRemoveSlot(slot: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete(`/slots/${slot}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['slots'] }),
  });
}
