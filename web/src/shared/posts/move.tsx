// Changing the date of a content: at once for a draft, after a question when others count on the date.
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { parseDate, parseTime, type CalendarDate, type Time } from '@internationalized/date';
import { api, newKey } from '../api/client.ts';
import type { PostState, PostView, Wish } from '../api/types.ts';
import { useText } from '../i18n/index.tsx';
import { useFormat } from '../session/index.tsx';
import { addDays } from '../time/format.ts';
import { serverNow } from '../time/now.ts';
import { fieldsOf, wishOf } from '../time/wish.ts';
import { Button } from '../ui/button.tsx';
import { DateField, TimeField } from '../ui/date-field.tsx';
import { Modal } from '../ui/modal.tsx';
import { Failure } from '../ui/problem.tsx';
import { tellDone } from '../ui/toast.tsx';
import { usePostTitle } from './post-link.tsx';
import { useRefreshPosts } from './review-dialog.tsx';
import style from './move.module.css';

export interface Movable {
  id: string;
  title: string;
  state: PostState;
  due: Wish | null;
}

const FREE: ReadonlySet<PostState> = new Set(['idea', 'draft', 'changes_requested']);
const MOVABLE: ReadonlySet<PostState> = new Set([...FREE, 'in_review', 'approved', 'scheduled', 'held']);

/** Whether the date of a content in this state can still change. */
export const isMovable = (state: PostState): boolean => MOVABLE.has(state);

/** Whether a move is asked about first: someone approved the content, or it is about to leave. */
export const asksBeforeMove = (state: PostState): boolean => !FREE.has(state);

/** Moves a content, says so, and offers to take it back. */
export function useMove() {
  const text = useText();
  const format = useFormat();
  const titleOf = usePostTitle();
  const refresh = useRefreshPosts();
  const send = (post: string, at: Wish) => api.post<PostView>(`/posts/${post}/move`, { at }, { idempotencyKey: newKey() });
  return useMutation({
    mutationFn: ({ post, at }: { post: Movable; at: Wish }) => send(post.id, at),
    onSuccess: (_view, { post, at }) => {
      const day = at.local.slice(0, 10);
      const words = text('move-done', { title: titleOf(post), day: format.shortDay(day), clock: at.local.slice(11, 16) });
      const before = post.due;
      if (before) tellDone(words, () => void send(post.id, before).then(refresh));
    },
    onSettled: refresh,
  });
}

interface MoveDialogProps {
  post: Movable;
  /** Where the drag or the arrow put it; asked about before it holds. */
  proposed?: Wish;
  onClose: () => void;
}

/** "Changer la date": the keyboard's way, and the question after a drag. */
export function MoveDialog({ post, proposed, onClose }: MoveDialogProps) {
  const text = useText();
  const format = useFormat();
  const titleOf = usePostTitle();
  const move = useMove();
  const start = proposed ?? post.due;
  const [day, setDay] = useState<CalendarDate | null>(() => (start ? fieldsOf(start).day : parseDate(addDays(format.day(serverNow()), 1))));
  const [time, setTime] = useState<Time | null>(() => (start ? fieldsOf(start).time : parseTime('10:00')));
  const zone = start?.zone ?? format.zone;
  const submit = () => {
    if (day && time) move.mutate({ post, at: wishOf(day, time, zone) }, { onSuccess: onClose });
  };
  return (
    <Modal
      title={text('move-title', { title: titleOf(post) })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          <Button look="primary" size="form" isPending={move.isPending} isDisabled={!day || !time} onPress={submit}>
            {post.due ? text('move-verb') : text('move-give')}
          </Button>
        </>
      }
    >
      {move.error && <Failure error={move.error} notDone={text('move-not-done')} />}
      {asksBeforeMove(post.state) && <p>{text(`move-note-${post.state}`)}</p>}
      <div className={style.fields}>
        <DateField label={text('move-day')} value={day} onChange={setDay} autoFocus />
        <TimeField label={text('move-time')} value={time} onChange={setTime} help={text('time-zone-note', { zone: format.zoneName() })} />
      </div>
    </Modal>
  );
}
