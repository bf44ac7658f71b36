// The panel of the bell: each notification with what happened, why, and the page that settles it.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CircleCheck, Hourglass } from 'lucide-react';
import { Heading } from 'react-aria-components/Heading';
import type { NotificationView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useMoments } from '@/shared/time/words.ts';
import { Button } from '@/shared/ui/button.tsx';
import { classes } from '@/shared/ui/classes.ts';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { CircleAlertFilled } from '@/shared/ui/icons.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { notificationsQuery, useReading } from './api.ts';
import style from './notifications.module.css';

function Words({ notification }: { notification: NotificationView }) {
  const text = useText();
  const typo = useTypo();
  const moments = useMoments();
  const Drawing = notification.tone === 'wait' ? Hourglass : CircleAlertFilled;
  return (
    <>
      <span className={classes(style.icon, style[notification.tone])} aria-hidden="true">
        <Drawing size={16} />
      </span>
      <span className={style.words}>
        <span className={style.title}>{typo(notification.title)}</span>
        {notification.why && <span className={style.why}>{typo(notification.why)}</span>}
        <time className={style.moment} dateTime={notification.happened_at}>
          {moments.sentence(notification.happened_at)}
        </time>
      </span>
      {!notification.read_at && (
        <span className={style.dot}>
          <span className="visually-hidden">{text('notifications-new')}</span>
        </span>
      )}
    </>
  );
}

/** One notification; pressing it leads to where it is settled, and marks it as read. */
function Row({ notification, onFollow }: { notification: NotificationView; onFollow: () => void }) {
  const shape = classes(style.row, !notification.read_at && style.unread);
  const words = <Words notification={notification} />;
  if (notification.post && notification.publication) {
    return (
      <Link to="/contenus/$post/publication" params={{ post: notification.post }} hash={notification.publication} className={shape} onClick={onFollow}>
        {words}
      </Link>
    );
  }
  if (notification.channel) {
    return (
      <Link to="/canaux" hash={notification.channel} className={shape} onClick={onFollow}>
        {words}
      </Link>
    );
  }
  return <div className={shape}>{words}</div>;
}

/** What the bell opens. */
export function Panel({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(notificationsQuery);
  const { one, until } = useReading();
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const newest = items[0];
  const unread = data?.pages[0]?.unread ?? 0;
  const follow = (notification: NotificationView) => {
    if (!notification.read_at) one.mutate(notification.id);
    onClose();
  };
  return (
    <>
      <header className={style.head}>
        <Heading level={2} slot="title" className={style.heading}>
          {text('notifications')}
        </Heading>
        {newest && unread > 0 && (
          <Button look="link" size="row" isPending={until.isPending} onPress={() => until.mutate(newest.id)}>
            {text('notifications-read-all')}
          </Button>
        )}
      </header>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={3} onRetry={() => void refetch()} />}
      {data && items.length === 0 && (
        <EmptyState icon={<CircleCheck />} title={text('notifications-empty')}>
          {text('notifications-empty-words')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul className={style.list}>
          {items.map((notification) => (
            <li key={notification.id}>
              <Row notification={notification} onFollow={() => follow(notification)} />
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className={style.more}>
          <Button look="bare" size="row" isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
            {text('notifications-more')}
          </Button>
        </div>
      )}
    </>
  );
}
