// The first comment of a publication: its own state, its own tries, apart from what is out.
import { useState } from 'react';
import { ExternalLink, RotateCcw } from 'lucide-react';
import type { PublicationView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useMoments } from '@/shared/time/words.ts';
import { AnchorButton, Button } from '@/shared/ui/button.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Status } from '@/shared/ui/status.tsx';
import { usePublicationAct } from './api.ts';
import { DeclareDialog } from './declare-dialog.tsx';
import style from './publication.module.css';

/** The comment's state and what can be done; nothing when none was asked for. */
export function FirstComment({ publication }: { publication: PublicationView }) {
  const text = useText();
  const typo = useTypo();
  const moments = useMoments();
  const act = usePublicationAct(publication);
  const [asked, setAsked] = useState(false);
  const [seen, setSeen] = useState<boolean | null>(null);
  const comment = publication.first_comment;
  if (!comment) return null;
  const may = (verb: string) => comment.allowed.includes(verb);
  return (
    <section className={style.comment} aria-label={text('comment-title')}>
      <div className={style.attemptHead}>
        <h3 className={style.subtitle}>{text('comment-title')}</h3>
        {comment.taken_down_at ? <span className={style.quiet}>{text('comment-taken-down', { moment: moments.sentence(comment.taken_down_at) })}</span> : <Status code={comment.state} />}
        {comment.next_attempt_at && <span className={style.quiet}>{text('publication-next', { moment: moments.sentence(comment.next_attempt_at) })}</span>}
      </div>
      {comment.state === 'scheduled' && !comment.next_attempt_at && <p className={style.quiet}>{text('comment-waits')}</p>}
      {comment.title && <p>{typo(comment.title)}</p>}
      {act.error && <Failure error={act.error} notDone={text('publication-act-not-done')} />}
      <div className={style.acts}>
        {comment.remote_url && (
          <AnchorButton href={comment.remote_url} target="_blank" rel="noopener noreferrer" size="row" icon={<ExternalLink aria-hidden />}>
            {text('comment-see')}
            <span className="visually-hidden"> {text('opens-new-tab')}</span>
          </AnchorButton>
        )}
        {may('retry') && (
          <Button size="row" icon={<RotateCcw aria-hidden />} isPending={act.isPending} onPress={() => act.mutate({ act: 'comment/retry' })}>
            {text('comment-retry')}
          </Button>
        )}
        {may('declare') && (
          <>
            <Button size="row" onPress={() => setSeen(true)}>
              {text('comment-present')}
            </Button>
            <Button size="row" onPress={() => setSeen(false)}>
              {text('comment-absent')}
            </Button>
          </>
        )}
        {may('cancel') &&
          (asked ? (
            <>
              <Button look="danger" size="row" isPending={act.isPending} onPress={() => act.mutate({ act: 'comment/cancel' })}>
                {text('comment-cancel-sure')}
              </Button>
              <Button look="bare" size="row" onPress={() => setAsked(false)}>
                {text('action-cancel')}
              </Button>
            </>
          ) : (
            <Button look="bare" size="row" onPress={() => setAsked(true)}>
              {text('comment-cancel')}
            </Button>
          ))}
      </div>
      {seen !== null && <DeclareDialog publication={publication} present={seen} isComment onClose={() => setSeen(null)} />}
    </section>
  );
}
