// Before a content leaves, moves, or comes back: what is about to happen, and where.
import { useState, type ReactNode } from 'react';
import type { Wish } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useFormat } from '@/shared/session/index.tsx';
import { hourInWords } from '@/shared/time/format.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { NetworkGlyph, useNetworkName } from '@/shared/ui/network-glyph.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { useComposer } from './context.tsx';
import { canLeaveAt, HourFields, isTwice, type Passage } from './hour-fields.tsx';
import type { Acts } from './use-acts.ts';
import style from './schedule.module.css';

interface AskProps {
  title: string;
  verb: string;
  children: ReactNode;
  error: unknown;
  notDone: string;
  isPending: boolean;
  canAct?: boolean;
  danger?: boolean;
  onAct: () => void;
  onClose: () => void;
}

/** A question with one verb; says what was not done when the server refuses. */
export function Ask({ title, verb, children, error, notDone, isPending, canAct = true, danger = false, onAct, onClose }: AskProps) {
  const text = useText();
  return (
    <Modal
      title={title}
      role="alertdialog"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('composer-not-now')}
          </Button>
          {/* Not `isPending`: React Aria would announce this button by its id after the dialog has gone. */}
          <Button look={danger ? 'danger' : 'primary'} size="form" isDisabled={!canAct} onPress={() => !isPending && onAct()} autoFocus={!danger}>
            {verb}
          </Button>
        </>
      }
    >
      {error ? <Failure error={error} notDone={notDone} /> : null}
      {children}
    </Modal>
  );
}

function ChannelList() {
  const typo = useTypo();
  const networkName = useNetworkName();
  const { draft, channels } = useComposer();
  return (
    <ul className={style.channels}>
      {draft.variants.flatMap(({ channel: id }) => {
        const channel = channels.get(id);
        return channel
          ? [
              <li key={id}>
                <NetworkGlyph network={channel.network} size="large" decorative />
                <span>
                  <strong>{networkName(channel.network)}</strong>
                  <span className={style.handle}>{channel.handle || typo(channel.name)}</span>
                </span>
              </li>,
            ]
          : [];
      })}
    </ul>
  );
}

function ApprovesToo() {
  const text = useText();
  const { snapshot } = useComposer();
  return snapshot.post.approval.state === 'approved' ? null : <p className={style.quiet}>{text('composer-approves-too')}</p>;
}

/** Asks before everything leaves at once. */
export function PublishNowDialog({ acts, onClose }: { acts: Acts; onClose: () => void }) {
  const text = useText();
  const { draft } = useComposer();
  return (
    <Ask
      title={text('composer-now-title', { count: draft.variants.length })}
      verb={text('composer-act-publish_now')}
      error={acts.schedule.error}
      notDone={text('composer-now-not-done')}
      isPending={acts.schedule.isPending}
      onAct={() => acts.schedule.mutate({ at: null }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{text('composer-now-words')}</p>
      <ChannelList />
      <ApprovesToo />
    </Ask>
  );
}

interface HourDialogProps {
  acts: Acts;
  kind: 'schedule' | 'move';
  onClose: () => void;
}

/** Asks for the hour and shows the channels, before a content is scheduled or moved. */
export function HourDialog({ acts, kind, onClose }: HourDialogProps) {
  const text = useText();
  const format = useFormat();
  const { draft, snapshot } = useComposer();
  const [wish, setWish] = useState<Wish | null>(draft.wish ?? snapshot.post.wish);
  const [passage, setPassage] = useState<Passage>('earlier');
  const act = acts[kind];
  const ready = canLeaveAt(wish);
  const send = () => {
    if (!canLeaveAt(wish)) return;
    act.mutate({ at: wish, ...(isTwice(wish) && { ambiguous: passage }) }, { onSuccess: onClose });
  };
  const when = wish ? { day: format.longDay(wish.local.slice(0, 10)), hour: hourInWords(wish.local.slice(11, 16), format.locale) } : null;
  return (
    <Ask
      title={text(kind === 'move' ? 'composer-move-title' : 'composer-schedule-title')}
      verb={text(kind === 'move' ? 'composer-act-move' : 'composer-act-schedule')}
      error={act.error}
      notDone={text(kind === 'move' ? 'composer-move-not-done' : 'composer-schedule-not-done')}
      isPending={act.isPending}
      canAct={ready}
      onAct={send}
      onClose={onClose}
    >
      <HourFields wish={wish} onWish={setWish} passage={passage} onPassage={setPassage} />
      {when && ready && <p>{text('composer-schedule-words', { ...when, count: draft.variants.length })}</p>}
      <ChannelList />
      {kind === 'schedule' ? <ApprovesToo /> : <p className={style.quiet}>{text('composer-move-words')}</p>}
    </Ask>
  );
}

/** Asks before publications are taken back. */
export function TakeBackDialog({ acts, onClose }: { acts: Acts; onClose: () => void }) {
  const text = useText();
  return (
    <Ask
      title={text('composer-take-back-title')}
      verb={text('composer-act-cancel')}
      error={acts.cancel.error}
      notDone={text('composer-take-back-not-done')}
      isPending={acts.cancel.isPending}
      onAct={() => acts.cancel.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{text('composer-take-back-words')}</p>
      <ChannelList />
    </Ask>
  );
}
