// Disconnecting a channel: what would no longer leave is shown before the question.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { impactQuery, postsQuery } from '@/shared/api/queries.ts';
import type { ChannelView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { usePostTitle } from '@/shared/posts/post-link.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { useDisconnect } from './api.ts';
import style from './channels.module.css';

/** Contents named in the question; the others are counted. */
const SHOWN = 8;

/** What is left for the person to do on the network's own page, once the channel is disconnected. */
function ServerNotice({ channel, revocation, onClose }: { channel: ChannelView; revocation: 'by_hand' | 'not_told'; onClose: () => void }) {
  const text = useText();
  return (
    <Modal
      title={text('disconnect-told', { handle: channel.handle })}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" size="form" onPress={onClose}>
          {text('action-close')}
        </Button>
      }
    >
      <p role="status">{text(`disconnect-told-${revocation}`, { network: channel.network_name })}</p>
    </Modal>
  );
}

/** The question before disconnecting. */
export function DisconnectDialog({ channel, onClose }: { channel: ChannelView; onClose: () => void }) {
  const text = useText();
  const moments = useMoments();
  const titleOf = usePostTitle();
  const impact = useQuery(impactQuery(channel.id));
  const posts = useInfiniteQuery(postsQuery({ channel: channel.id, state: 'scheduled' }));
  const affected = posts.data?.pages[0]?.items.slice(0, SHOWN) ?? [];
  const disconnect = useDisconnect(channel.id);
  const revocation = disconnect.data?.revocation;
  if (revocation === 'by_hand' || revocation === 'not_told') return <ServerNotice channel={channel} revocation={revocation} onClose={onClose} />;
  return (
    <Modal
      title={text('disconnect-title', { handle: channel.handle })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('disconnect-keep')}
          </Button>
          <Button look="danger" size="form" isDisabled={!impact.data} isPending={disconnect.isPending} onPress={() => disconnect.mutate(undefined, { onSuccess: (done) => (done.revocation === null || done.revocation === 'revoked') && onClose() })}>
            {text('disconnect-verb')}
          </Button>
        </>
      }
    >
      {disconnect.error && <Failure error={disconnect.error} notDone={text('disconnect-not-done')} />}
      {impact.error && <Failure error={impact.error} notDone={text('disconnect-not-done')} onRetry={() => void impact.refetch()} />}
      {!impact.data && !impact.error && <Skeleton rows={2} />}
      {impact.data && (
        <>
          <p>{text('disconnect-impact', { count: impact.data.length })}</p>
          {affected.length > 0 && (
            <ul className={style.impact}>
              {affected.map((post) => (
                <li key={post.id}>
                  <span>{titleOf(post)}</span>
                  {post.due_at && <time dateTime={post.due_at}>{moments.short(post.due_at)}</time>}
                </li>
              ))}
              {impact.data.length > affected.length && <li>{text('disconnect-more', { count: impact.data.length - affected.length })}</li>}
            </ul>
          )}
          <p>{text('disconnect-words')}</p>
        </>
      )}
    </Modal>
  );
}
