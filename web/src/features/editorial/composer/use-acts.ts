// What is done to a content from its composer: each act waits for the text to be saved first.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, newKey } from '@/shared/api/client.ts';
import type { Wish } from '@/shared/api/types.ts';
import { useRefreshPosts } from '@/shared/posts/review-dialog.tsx';
import { composedPostQuery, type PostView } from './wire.ts';

export interface Leave {
  /** Null leaves now. */
  at: Wish | null;
  ambiguous?: 'earlier' | 'later';
}

/** Posts one act and shows what the server answers. */
function useAct<T>(post: string, send: (value: T, idempotencyKey: string) => Promise<PostView>) {
  const client = useQueryClient();
  const refresh = useRefreshPosts();
  return useMutation({
    mutationFn: (value: T) => send(value, newKey()),
    onSuccess: (view) => {
      if (view.id === post) client.setQueryData<PostView>(composedPostQuery(post).queryKey, view);
    },
    onSettled: () => void refresh(),
  });
}

/** The acts on one content. */
export function useActs(post: string) {
  const submit = useAct<void>(post, (_, idempotencyKey) => api.post(`/posts/${post}/submit`, {}, { idempotencyKey }));
  const cancel = useAct<void>(post, (_, idempotencyKey) => api.post(`/posts/${post}/cancel`, {}, { idempotencyKey }));
  const duplicate = useAct<void>(post, (_, idempotencyKey) => api.post(`/posts/${post}/duplicate`, {}, { idempotencyKey }));
  const schedule = useAct<Leave>(post, ({ at, ambiguous }, idempotencyKey) =>
    api.post(`/posts/${post}/schedule`, { at, now: at === null, ...(ambiguous && { ambiguous }) }, { idempotencyKey }),
  );
  const move = useAct<Leave>(post, ({ at, ambiguous }, idempotencyKey) =>
    api.post(`/posts/${post}/move`, { at, ...(ambiguous && { ambiguous }) }, { idempotencyKey }),
  );
  const refresh = useRefreshPosts();
  const remove = useMutation({ mutationFn: () => api.delete(`/posts/${post}`), onSuccess: () => void refresh() });
  return { submit, cancel, duplicate, schedule, move, remove };
}

export type Acts = ReturnType<typeof useActs>;
