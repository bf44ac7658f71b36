// Coming back from a network's own page: the channel is tried and connected, or the person is told why not.
import { useEffect, useRef } from 'react';
import { CircleCheck } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { LinkButton } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { useArrive, type Arrival } from './api.ts';
import style from './channels.module.css';

/** Reads the address by hand: the router would take some codes for numbers. */
function broughtBack(): Arrival {
  const query = new URLSearchParams(location.search);
  return { state: query.get('state') ?? '', code: query.get('code') ?? undefined, error: query.get('error') ?? undefined };
}

/** The screen of the return. */
export function ReturnScreen() {
  const text = useText();
  const typo = useTypo();
  const arrive = useArrive();
  const { mutate } = arrive;
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    const back = broughtBack();
    // The code serves once: it has no business in the address bar nor in the history.
    history.replaceState(history.state, '', location.pathname);
    mutate(back);
  }, [mutate]);
  const toChannels = (
    <LinkButton to="/canaux" look="primary">
      {text('return-to-channels')}
    </LinkButton>
  );
  return (
    <Page title={text('return-title')}>
      <div className={style.back}>
        <Card>
          {arrive.data ? (
            <EmptyState
              level={2}
              icon={<CircleCheck />}
              title={text('connect-done', { handle: typo(arrive.data.handle) })}
              action={toChannels}
            >
              {text('connect-done-words', { network: arrive.data.network_name })}
            </EmptyState>
          ) : arrive.error ? (
            <div className={style.body}>
              <Failure error={arrive.error} />
              <div>{toChannels}</div>
            </div>
          ) : (
            <>
              <p role="status">{text('return-trying')}</p>
              <Skeleton rows={2} />
            </>
          )}
        </Card>
      </div>
    </Page>
  );
}
