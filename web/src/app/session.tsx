// The signed-in part: asks who is there before anything else, and sends those who are not to sign in.
import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { goToSignIn } from '@/shared/api/client.ts';
import { ApiProblem } from '@/shared/api/problem.ts';
import { sessionQuery } from '@/shared/api/queries.ts';
import { SessionProvider } from '@/shared/session/index.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { Shell } from './shell.tsx';
import style from './dead-ends.module.css';

/** Shows the frame once the session is known. */
export function Session() {
  const { data, error, refetch } = useQuery(sessionQuery);
  const signedOut = error instanceof ApiProblem && error.status === 401;
  useEffect(() => {
    if (signedOut && !data) goToSignIn();
  }, [signedOut, data]);
  if (data) {
    return (
      <SessionProvider session={data}>
        <Shell />
      </SessionProvider>
    );
  }
  return (
    <main className={style.center}>
      {error && !signedOut ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton onRetry={() => void refetch()} />}
    </main>
  );
}
