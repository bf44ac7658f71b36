// Approving a content, or asking for a correction: what is about to be decided is shown before.
import { useState } from 'react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, newKey } from '../api/client.ts';
import { postQuery } from '../api/queries.ts';
import type { PostView } from '../api/types.ts';
import { useText } from '../i18n/index.tsx';
import { useTypo } from '../i18n/titles.ts';
import { useMoments } from '../time/words.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';
import { NetworkGlyphs } from '../ui/network-glyph.tsx';
import { Failure } from '../ui/problem.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextField } from '../ui/text-field.tsx';
import { usePostTitle } from './post-link.tsx';
import style from './review-dialog.module.css';

export type Decision = 'approve' | 'request_changes';

/** Refreshes whatever shows a content. */
export function useRefreshPosts() {
  const client = useQueryClient();
  return () =>
    Promise.all(['posts', 'home', 'calendar', 'session', 'publications', 'corrections'].map((key) => client.invalidateQueries({ queryKey: [key] })));
}

function Content({ post }: { post: PostView }) {
  const text = useText();
  const typo = useTypo();
  const moments = useMoments();
  return (
    <div className={style.content}>
      <p className={style.facts}>
        <NetworkGlyphs networks={post.variants.map((variant) => ({ network: variant.channel.network }))} />
        <span>{post.due_at ? moments.sentence(post.due_at) : text('post-no-date')}</span>
      </p>
      {post.segments.map((segment, index) => (
        <p key={index} className={style.text} lang={post.language}>
          {typo(segment.text)}
        </p>
      ))}
    </div>
  );
}

/** Asks for the decision on one content; bound to the version shown by its hash. */
export function ReviewDialog({ post: id, decision, onClose }: { post: string; decision: Decision; onClose: () => void }) {
  const text = useText();
  const titleOf = usePostTitle();
  const refresh = useRefreshPosts();
  const { data: post, error } = useQuery(postQuery(id));
  const [comment, setComment] = useState('');
  const [tried, setTried] = useState(false);
  const approves = decision === 'approve';
  const decide = useMutation({
    mutationFn: (seen: PostView) =>
      approves
        ? api.post<PostView>(`/posts/${id}/approve`, { revision_hash: seen.revision_hash }, { idempotencyKey: newKey() })
        : api.post<PostView>(`/posts/${id}/request-changes`, { revision_hash: seen.revision_hash, comment: comment.trim() }, { idempotencyKey: newKey() }),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  const submit = () => {
    setTried(true);
    if (post && (approves || comment.trim() !== '')) decide.mutate(post);
  };
  const verb = approves ? text('review-approve') : text('review-request-changes');
  return (
    <Modal
      title={approves ? text('review-approve-title', { title: post ? titleOf(post) : '' }) : text('review-changes-title', { title: post ? titleOf(post) : '' })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          <Button key={post ? 'ready' : 'waiting'} look="primary" size="form" isPending={decide.isPending} isDisabled={!post} onPress={submit} autoFocus={approves && post !== undefined}>
            {verb}
          </Button>
        </>
      }
    >
      {decide.error && <Failure error={decide.error} notDone={text('review-not-done')} />}
      {error ? <Failure error={error} /> : post ? <Content post={post} /> : <Skeleton rows={2} />}
      {!approves && (
        <TextField
          label={text('review-comment')}
          help={text('review-comment-help')}
          error={tried && comment.trim() === '' ? text('review-comment-missing') : undefined}
          rows={3}
          value={comment}
          onChange={setComment}
          autoFocus
        />
      )}
    </Modal>
  );
}
