// When the content leaves: the wish of a draft, the hour of a scheduled one, and the way to its story.
import { CalendarClock, X } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { hasStory } from '@/shared/posts/post-link.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { Button, LinkButton } from '@/shared/ui/button.tsx';
import { Status } from '@/shared/ui/status.tsx';
import { PartOfSeries } from '../series/part-of-series.tsx';
import { OfferedSlots } from '../slots/offered-slots.tsx';
import { useComposer } from './context.tsx';
import { HourFields } from './hour-fields.tsx';
import { stageOf } from './wire.ts';
import style from './schedule.module.css';

interface ScheduleProps {
  onNow: () => void;
  onMove: () => void;
  onTakeBack: () => void;
}

function Planned({ onMove, onTakeBack }: Pick<ScheduleProps, 'onMove' | 'onTakeBack'>) {
  const text = useText();
  const moments = useMoments();
  const { snapshot } = useComposer();
  const { post } = snapshot;
  const gone = hasStory(post.state);
  return (
    <>
      <p className={style.planned}>
        <Status code={post.state} />
        {post.due_at && <span>{moments.sentence(post.due_at)}</span>}
      </p>
      <div className={style.acts}>
        <LinkButton to="/contenus/$post/publication" params={{ post: post.id }} size="row" icon={<CalendarClock aria-hidden />}>
          {text('composer-story')}
        </LinkButton>
        {!gone && post.allowed.includes('move') && (
          <Button size="row" onPress={onMove}>
            {text('composer-act-move')}
          </Button>
        )}
        {!gone && post.allowed.includes('cancel') && (
          <Button look="bare" size="row" onPress={onTakeBack}>
            {text('composer-act-cancel')}
          </Button>
        )}
      </div>
    </>
  );
}

/** The hour of the content. */
export function Schedule({ onNow, onMove, onTakeBack }: ScheduleProps) {
  const text = useText();
  const { composition, snapshot, draft, change, mayEdit } = useComposer();
  const { post } = snapshot;
  const stage = stageOf(post);
  return (
    <section className={style.section} aria-labelledby="composer-schedule">
      <h2 id="composer-schedule">{text('composer-schedule')}</h2>
      {stage === 'scheduled' ? (
        <Planned onMove={onMove} onTakeBack={onTakeBack} />
      ) : mayEdit ? (
        <>
          <HourFields wish={draft.wish} onWish={(wish) => change((current) => ({ ...current, wish }))} />
          <OfferedSlots post={post.id} revision={post.revision} wish={draft.wish} onWish={(wish) => change((current) => ({ ...current, wish }))} />
          <div className={style.acts}>
            {draft.wish && (
              <Button look="bare" size="row" icon={<X aria-hidden />} onPress={() => change((current) => ({ ...current, wish: null }))}>
                {text('composer-wish-remove')}
              </Button>
            )}
            {draft.wish && post.allowed.includes('publish_now') && (
              <Button look="bare" size="row" onPress={onNow}>
                {text('composer-now')}
              </Button>
            )}
          </div>
          {!draft.wish && <p className={style.quiet}>{text('composer-wish-none')}</p>}
        </>
      ) : (
        <p className={style.quiet}>{draft.wish ? <PlainWish /> : text('post-no-date')}</p>
      )}
      <PartOfSeries post={post.id} wish={draft.wish} revision={post.revision} mayRepeat={mayEdit && post.state !== 'cancelled'} save={() => composition.flush()} />
    </section>
  );
}

function PlainWish() {
  const { snapshot } = useComposer();
  const moments = useMoments();
  return snapshot.post.due_at ? moments.sentence(snapshot.post.due_at) : null;
}
