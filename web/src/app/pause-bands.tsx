// The bands of what is paused, on every screen: what, by whom, since when, why, and how to resume.
import { useQuery } from '@tanstack/react-query';
import { CirclePause } from 'lucide-react';
import { usePauseSubject } from '@/features/publishing/pauses.ts';
import { pausesQuery } from '@/shared/api/queries.ts';
import type { PauseView } from '@/shared/api/pause-types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useCan } from '@/shared/session/index.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { Banner } from '@/shared/ui/banner.tsx';
import { Button, LinkButton } from '@/shared/ui/button.tsx';
import { setFrame } from './frame-state.ts';

/** Whether a band about pauses is shown. */
export function usePausesShown(): boolean {
  const { data } = useQuery(pausesQuery);
  return Boolean(data && (data.items.length > 0 || data.waiting > 0));
}

function PauseBand({ pause }: { pause: PauseView }) {
  const text = useText();
  const typo = useTypo();
  const moments = useMoments();
  const subjectOf = usePauseSubject();
  const everything = pause.target.kind === 'institution';
  return (
    <Banner
      tone="wait"
      role="status"
      icon={<CirclePause size={18} aria-hidden />}
      title={everything ? text('pause-band-institution') : text('pause-band-other', { subject: subjectOf(pause.target) })}
      action={
        <>
          {pause.held > 0 && (
            <LinkButton to="/contenus" search={{ etat: 'held' }} size="row">
              {text('pause-band-see', { count: pause.held })}
            </LinkButton>
          )}
          {pause.allowed.includes('end') && (
            <Button size="row" onPress={() => setFrame({ resuming: pause.id })}>
              {text('pause-band-resume')}
              {!everything && <span className="visually-hidden"> {subjectOf(pause.target)}</span>}
            </Button>
          )}
        </>
      }
    >
      {text('pause-band-held', { count: pause.held })}{' '}
      {text('pause-band-by', { name: pause.started_by?.name ?? text('member-gone'), moment: moments.sentence(pause.started_at) })} {text('pause-band-why', { reason: typo(pause.reason) })}
      {pause.finishing > 0 && ` ${text('pause-band-finishing', { count: pause.finishing })}`}
      {pause.exemptions.length > 0 && ` ${text('pause-band-exempted', { count: pause.exemptions.length })}`}
    </Banner>
  );
}

/** One band for each pause, and one for what waits for a choice since a pause ended. */
export function PauseBands() {
  const text = useText();
  const mayDecide = useCan('publication.settle');
  const { data } = useQuery(pausesQuery);
  if (!data) return null;
  return (
    <>
      {data.items.map((pause) => (
        <PauseBand key={pause.id} pause={pause} />
      ))}
      {data.waiting > 0 && (
        <Banner
          tone="look"
          role="status"
          icon={<CirclePause size={18} aria-hidden />}
          title={text('pause-waiting-title', { count: data.waiting })}
          action={
            <>
              <LinkButton to="/contenus" search={{ etat: 'held' }} size="row">
                {text('pause-band-see', { count: data.waiting })}
              </LinkButton>
              {mayDecide && (
                <Button size="row" onPress={() => setFrame({ resuming: 'waiting' })}>
                  {text('pause-waiting-settle')}
                </Button>
              )}
            </>
          }
        >
          {text('pause-waiting-words')}
        </Banner>
      )}
    </>
  );
}
