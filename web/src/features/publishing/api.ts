// What can be done with one publication; never shown as done before the server says so.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, newKey } from '@/shared/api/client.ts';
import type { PublicationView } from '@/shared/api/types.ts';
import { useRefreshPosts } from '@/shared/posts/review-dialog.tsx';

export type Act =
  | { act: 'comment/retry' }
  | { act: 'comment/cancel' }
  | { act: 'comment/declare'; present: boolean; url?: string }
  | { act: 'retry' } | { act: 'cancel' } | { act: 'declare'; present: boolean; url?: string };

/** Sends one act on a publication and refreshes what shows it. */
export function usePublicationAct(publication: PublicationView) {
  const client = useQueryClient();
  const refresh = useRefreshPosts();
  return useMutation({
    mutationFn: ({ act, ...body }: Act) => api.post<PublicationView>(`/publications/${publication.id}/${act}`, body, { idempotencyKey: newKey() }),
    onSuccess: (view) =>
      client.setQueryData<PublicationView[]>(['publications', publication.post], (all) => all?.map((each) => (each.id === view.id ? view : each))),
    onSettled: refresh,
  });
}
