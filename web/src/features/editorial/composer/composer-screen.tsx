// The composer of one content.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { postQuery } from '@/shared/api/queries.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { Page } from '@/shared/ui/page.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { Status } from '@/shared/ui/status.tsx';

/** Shows one content. */
export function ComposerScreen() {
  const text = useText();
  const typo = useTypo();
  const { post } = useParams({ from: '/frame/contenus/$post' });
  const { data, error, refetch } = useQuery(postQuery(post));
  return (
    <Page title={text('place-contents')} object={data?.title} heading={typo(data?.title ?? '')} context={data && <Status code={data.state} tinted />}>
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : data ? data.segments.map((segment, index) => <p key={index}>{typo(segment.text)}</p>) : <Skeleton />}
    </Page>
  );
}
