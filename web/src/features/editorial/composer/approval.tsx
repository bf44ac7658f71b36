// Who decided what, when, with which words, and whether it still holds.
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useMoments } from '@/shared/time/words.ts';
import { Avatar } from '@/shared/ui/avatar.tsx';
import { CircleCheckFilled } from '@/shared/ui/icons.tsx';
import { Hourglass, Undo2 } from 'lucide-react';
import { useComposer } from './context.tsx';
import type { PostView, StepView } from './wire.ts';
import style from './approval.module.css';

const holds = (step: StepView, post: PostView): boolean => step.holds ?? step.revision_hash === post.revision_hash;

function Step({ step, post }: { step: StepView; post: PostView }) {
  const text = useText();
  const typo = useTypo();
  const moments = useMoments();
  const approved = step.decision === 'approved';
  const valid = holds(step, post);
  return (
    <li className={style.step} data-stale={!valid || undefined}>
      {step.approver && <Avatar member={step.approver} />}
      <div className={style.words}>
        <p>
          <span className={style.name}>{step.approver?.name ?? text('composer-approval-gone')}</span>
          {step.approver && <span className={style.role}> · {text(`role-${step.approver.role}`)}</span>}
        </p>
        <p className={style.decision}>
          {text(approved ? 'composer-approval-approved' : 'composer-approval-changes', { when: step.decided_at ? moments.sentence(step.decided_at) : '' })}
        </p>
        {step.comment && <blockquote className={style.comment}>{typo(step.comment)}</blockquote>}
        {!valid && <p className={style.stale}>{text('composer-approval-stale')}</p>}
      </div>
      {approved && valid && (
        <span className={style.done}>
          <CircleCheckFilled size={16} />
        </span>
      )}
      {!approved && valid && (
        <span className={style.changes}>
          <Undo2 size={16} aria-hidden />
        </span>
      )}
    </li>
  );
}

/** The decisions on the content. */
export function Approval() {
  const text = useText();
  const { snapshot } = useComposer();
  const { post } = snapshot;
  const mine = post.allowed.includes('approve');
  const pending = post.approval.state === 'pending';
  const steps = post.approval.steps.filter((step) => step.decision !== null);
  return (
    <section className={style.section} aria-labelledby="composer-approval">
      <div className={style.head}>
        <h2 id="composer-approval">{text('composer-approval')}</h2>
        <span className={style.circuit}>{text('composer-approval-circuit')}</span>
      </div>
      {steps.length > 0 && (
        <ol className={style.steps}>
          {steps.map((step, index) => (
            <Step key={index} step={step} post={post} />
          ))}
        </ol>
      )}
      {pending && (
        <p className={style.pending}>
          <Hourglass size={16} aria-hidden />
          {mine ? text('composer-approval-yours') : text('composer-approval-waits')}
        </p>
      )}
      {!pending && steps.length === 0 && (
        <p className={style.none}>{mine ? text('composer-approval-none-mine') : text('composer-approval-none')}</p>
      )}
    </section>
  );
}
