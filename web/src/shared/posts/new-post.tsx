// Creating a content, from anywhere: the draft is made at once, then the composer opens on it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { api, newKey } from '../api/client.ts';
import type { PostView, Wish } from '../api/types.ts';
import { useText } from '../i18n/index.tsx';
import { useCan } from '../session/index.tsx';
import { Button } from '../ui/button.tsx';
import style from './new-post.module.css';

export interface NewPost {
  title?: string;
  text?: string;
  theme_id?: string;
  idea?: boolean;
  wish?: Wish;
}

/** Creates a content and opens the composer on it, unless `stay`. */
export function useNewPost({ stay = false }: { stay?: boolean } = {}) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (post: NewPost) => api.post<PostView>('/posts', post, { idempotencyKey: newKey() }),
    onSuccess: (post) => {
      client.setQueryData(['posts', post.id], post);
      void client.invalidateQueries({ queryKey: ['posts', 'list'] });
      void client.invalidateQueries({ queryKey: ['calendar'] });
      if (!stay) void navigate({ to: '/contenus/$post', params: { post: post.id } });
    },
  });
}

/** The primary action of most screens; absent for those who may not write. */
export function NewPostButton({ look = 'primary' }: { look?: 'primary' | 'outline' }) {
  const text = useText();
  const create = useNewPost();
  const may = useCan('post.edit');
  if (!may) return null;
  return (
    <Button look={look} icon={<Plus aria-hidden />} keys={look === 'primary' ? 'C' : undefined} isPending={create.isPending} onPress={() => create.mutate({})}>
      <span className={style.long}>{text('post-new')}</span>
      <span className={style.short}>{text('post-new-short')}</span>
    </Button>
  );
}
