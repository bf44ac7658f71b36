// The composer of one content: write, see, check; then submit, approve, schedule.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { channelsQuery } from '@/shared/api/queries.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useSession } from '@/shared/session/index.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { Composer } from './composer.tsx';
import { composedPostQuery } from './wire.ts';

/** Loads one content and opens its composer. */
export function ComposerScreen() {
  const text = useText();
  const { member } = useSession();
  const { post: id } = useParams({ from: '/frame/contenus/$post' });
  const post = useQuery(composedPostQuery(id));
  const channels = useQuery(channelsQuery);
  if (post.data && channels.data) return <Composer key={id} first={post.data} channels={channels.data} member={member.id} />;
  const error = post.error ?? channels.error;
  const retry = () => {
    void post.refetch();
    void channels.refetch();
  };
  return <Page title={text('place-contents')}>{error ? <Failure error={error} onRetry={retry} /> : <Skeleton onRetry={retry} />}</Page>;
}
