// "Reprendre": ends a pause, or settles what waits since one ended.
import { useQuery } from '@tanstack/react-query';
import { heldQuery, pausesQuery } from '@/shared/api/queries.ts';
import type { PauseView } from '@/shared/api/pause-types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useMoments } from '@/shared/time/words.ts';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { ChoicesDialog } from './choices-dialog.tsx';
import { usePauseSubject } from './pauses.ts';
import style from './pause.module.css';

/** The pause that ends, in one sentence. */
function About({ pause }: { pause: PauseView }) {
  const text = useText();
  const typo = useTypo();
  const moments = useMoments();
  return (
    <p>
      {text('resume-about', { name: pause.started_by?.name ?? text('member-gone'), moment: moments.sentence(pause.started_at) })} {text('pause-band-why', { reason: typo(pause.reason) })}
    </p>
  );
}

/** Ends the pause `pause`; with `waiting`, settles what no pause holds any more. */
export default function ResumeDialog({ pause: id, onClose }: { pause: string; onClose: () => void }) {
  const text = useText();
  const subjectOf = usePauseSubject();
  const { data: pauses } = useQuery(pausesQuery);
  const { data: held, error, refetch } = useQuery(heldQuery);
  const pause = pauses?.items.find((each) => each.id === id);
  const theirs = held?.filter((publication) => publication.held?.by.every((by) => by === id));
  const others = held?.filter(({ held: of }) => of?.by.includes(id) && of.by.length > 1).length ?? 0;
  return (
    <ChoicesDialog
      title={pause ? text('resume-title', { subject: subjectOf(pause.target) }) : text('resume-waiting-title')}
      publications={theirs}
      pause={pause}
      onClose={onClose}
      notes={
        <>
          {others > 0 && <p className={style.quiet}>{text('resume-others', { count: others })}</p>}
          {pause && <p className={style.quiet}>{text('resume-future')}</p>}
        </>
      }
    >
      {pause && <About pause={pause} />}
      {error && !held && <Failure error={error} onRetry={() => void refetch()} />}
      {!held && !error && <Skeleton rows={3} onRetry={() => void refetch()} />}
      {theirs && <p>{theirs.length === 0 ? text('resume-nothing-held') : text('resume-held', { count: theirs.length })}</p>}
    </ChoicesDialog>
  );
}
