// The composer around one loaded content: what it holds, what can be done, and the questions asked first.
import { useEffect, useMemo, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Copy as CopyIcon, Trash2, Ban } from 'lucide-react';
import type { ChannelView } from '@/shared/api/types.ts';
import { useCommands, type Command } from '@/shared/commands/registry.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { ReviewDialog } from '@/shared/posts/review-dialog.tsx';
import type { MenuAction } from '@/shared/ui/menu.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { firstBlocking, headerActs, needsClearChecks, type HeaderAct } from './acts.ts';
import { Approval } from './approval.tsx';
import { Checks } from './checks.tsx';
import { ADD_CHANNEL_ID, ComposerProvider, NO_CHANNEL, type ComposerState } from './context.tsx';
import { Context, HeaderActions, Title } from './header.tsx';
import { useLayout } from './layout.ts';
import { Ask, HourDialog, PublishNowDialog, TakeBackDialog } from './leave-dialogs.tsx';
import { Panes } from './panes.tsx';
import type { Width } from './post-preview.tsx';
import { Preview } from './preview.tsx';
import { Conflict, FoundCopy, LeaveGuard } from './safety.tsx';
import { Schedule } from './schedule.tsx';
import { TroubleBand } from './trouble-band.tsx';
import { useActs } from './use-acts.ts';
import { useComposition } from './use-composition.ts';
import { usePlaces } from './use-places.ts';
import { stageOf, type FindingView, type PostView } from './wire.ts';
import { WritePane } from './write-pane.tsx';
import style from './composer.module.css';

type Question = 'approve' | 'request_changes' | 'schedule' | 'publish_now' | 'move' | 'cancel' | 'unlock' | 'delete' | 'give_up';

interface ComposerProps {
  first: PostView;
  channels: ChannelView[];
  member: string;
}

/** No channel is a check like the others, found here: the server says it only when asked to go on. */
const noChannel = (title: string): FindingView => ({
  severity: 'blocking',
  code: NO_CHANNEL,
  title,
  channel: null,
  segment: null,
  media: null,
  range: null,
  reference: null,
});

/** Composes one content. */
export function Composer({ first, channels: list, member }: ComposerProps) {
  const text = useText();
  const typo = useTypo();
  const navigate = useNavigate();
  const { composition, snapshot, found, decideFound } = useComposition(first, member);
  const { post, draft } = snapshot;
  const { goTo: goToPlace, pane, setPane, ...places } = usePlaces(draft);
  const layout = useLayout();
  const acts = useActs(post.id);
  const [question, setQuestion] = useState<Question | null>(null);
  const [unlocked, setUnlocked] = useState(false);
  const [width, setWidth] = useState<Width>('mobile');
  const channels = useMemo(() => new Map(list.map((channel) => [channel.id, channel])), [list]);

  const stage = stageOf(post);
  const mayEdit = post.allowed.includes('edit');
  const locked = stage === 'scheduled' && !unlocked;
  useEffect(() => {
    if (stage !== 'scheduled') setUnlocked(false);
  }, [stage]);
  const findings = draft.variants.length > 0 ? post.findings : [noChannel(text('composer-check-no-channel')), ...post.findings];
  const header = headerActs(post, draft.wish !== null);

  const goTo = (finding: FindingView) => {
    if (finding.code !== NO_CHANNEL) return goToPlace(finding);
    setPane('write');
    requestAnimationFrame(() => document.getElementById(ADD_CHANNEL_ID)?.focus());
  };
  const run = async (act: HeaderAct) => {
    if (!(await composition.flush())) return;
    const { post: saved, draft: written } = composition.snapshot();
    const blocking = written.variants.length === 0 ? findings[0] : firstBlocking(saved.findings);
    if (needsClearChecks(act) && blocking) return goTo(blocking);
    acts.submit.reset();
    if (act === 'submit') acts.submit.mutate();
    else if (act === 'duplicate') duplicate();
    else if (act === 'story') void navigate({ to: '/contenus/$post/publication', params: { post: post.id } });
    else setQuestion(act);
  };
  const duplicate = () =>
    acts.duplicate.mutate(undefined, { onSuccess: (copy) => void navigate({ to: '/contenus/$post', params: { post: copy.id } }) });

  useComposerCommands(post, header.primary, (act) => void run(act));
  const state: ComposerState = {
    ...places,
    composition,
    snapshot,
    draft,
    channels,
    findings,
    mayEdit,
    locked,
    askToUnlock: () => mayEdit && setQuestion('unlock'),
    change: composition.change,
    goTo,
    setPane,
  };
  const more: MenuAction[] = [
    ...(post.allowed.includes('duplicate') ? [{ id: 'duplicate', label: text('composer-act-duplicate'), icon: <CopyIcon aria-hidden />, run: duplicate }] : []),
    ...(post.allowed.includes('cancel') && stage !== 'scheduled'
      ? [{ id: 'give-up', label: text('composer-act-give_up'), icon: <Ban aria-hidden />, run: () => setQuestion('give_up') }]
      : []),
    ...(post.allowed.includes('delete')
      ? [{ id: 'delete', label: text('composer-act-delete'), icon: <Trash2 aria-hidden />, danger: true, run: () => setQuestion('delete') }]
      : []),
  ];
  const close = () => setQuestion(null);
  return (
    <ComposerProvider value={state}>
      <Page
        bleed
        fill
        title={text('place-contents')}
        object={typo(draft.title) || text('post-untitled')}
        heading={<Title />}
        context={<Context />}
        actions={<HeaderActions acts={header} isPending={acts.submit.isPending} onAct={(act) => void run(act)} more={more} />}
      >
        <div className={style.bands}>
          {found && <FoundCopy found={found} onDecide={decideFound} />}
          <Conflict key={snapshot.theirs?.revision ?? 0} />
          {post.trouble && <TroubleBand post={post} />}
          {acts.submit.error && <Failure error={acts.submit.error} notDone={text('composer-submit-not-done')} />}
          {acts.duplicate.error && <Failure error={acts.duplicate.error} notDone={text('composer-duplicate-not-done')} />}
        </div>
        <Panes
          layout={layout}
          pane={pane}
          onPane={setPane}
          width={width}
          write={<WritePane />}
          preview={<Preview width={width} onWidth={setWidth} />}
          checks={
            <>
              <Checks />
              <Approval />
              <Schedule onNow={() => void run('publish_now')} onMove={() => setQuestion('move')} onTakeBack={() => setQuestion('cancel')} />
            </>
          }
        />
      </Page>
      <LeaveGuard />
      {(question === 'approve' || question === 'request_changes') && <ReviewDialog post={post.id} decision={question} onClose={close} />}
      {(question === 'schedule' || question === 'move') && <HourDialog acts={acts} kind={question} onClose={close} />}
      {question === 'publish_now' && <PublishNowDialog acts={acts} onClose={close} />}
      {question === 'cancel' && <TakeBackDialog acts={acts} onClose={close} />}
      {question === 'unlock' && (
        <Ask
          title={text('composer-unlock-title')}
          verb={text('composer-unlock')}
          error={null}
          notDone=""
          isPending={false}
          onAct={() => {
            setUnlocked(true);
            close();
          }}
          onClose={close}
        >
          <p>{text('composer-unlock-words')}</p>
        </Ask>
      )}
      {question === 'give_up' && (
        <Ask
          title={text('composer-give-up-title')}
          verb={text('composer-act-give_up')}
          error={acts.cancel.error}
          notDone={text('composer-give-up-not-done')}
          isPending={acts.cancel.isPending}
          onAct={() => acts.cancel.mutate(undefined, { onSuccess: close })}
          onClose={close}
        >
          <p>{text('composer-give-up-words')}</p>
        </Ask>
      )}
      {question === 'delete' && (
        <Ask
          danger
          title={text('composer-delete-title')}
          verb={text('composer-act-delete')}
          error={acts.remove.error}
          notDone={text('composer-delete-not-done')}
          isPending={acts.remove.isPending}
          onAct={() => acts.remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/contenus' }) })}
          onClose={close}
        >
          <p>{text('composer-delete-words')}</p>
        </Ask>
      )}
    </ComposerProvider>
  );
}

/** Shortcuts of the composer; letters are inactive in fields. */
function useComposerCommands(post: PostView, primary: HeaderAct | null, run: (act: HeaderAct) => void): void {
  const text = useText();
  const commands: Command[] = [
    ...(primary && primary !== 'story'
      ? [{ id: 'composer-primary', label: text(`composer-act-${primary}`), group: 'screen', keys: 'Ctrl Enter', run: () => run(primary) } satisfies Command]
      : []),
    ...(post.allowed.includes('approve')
      ? [{ id: 'composer-approve', label: text('composer-act-approve'), group: 'screen', keys: 'V', run: () => run('approve') } satisfies Command]
      : []),
    ...(post.allowed.includes('request_changes')
      ? [{ id: 'composer-changes', label: text('composer-act-request_changes'), group: 'screen', keys: 'Shift V', run: () => run('request_changes') } satisfies Command]
      : []),
  ];
  useCommands(commands);
}
