// When two texts exist: a copy found on this desk, another person's save, a departure with unsaved text.
import { useState } from 'react';
import { useBlocker } from '@tanstack/react-router';
import { History, Users } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { Banner } from '@/shared/ui/banner.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { tellDone } from '@/shared/ui/toast.tsx';
import { isUnsaved } from './autosave.ts';
import { useTabName } from './channel-tabs.tsx';
import { Compare } from './compare.tsx';
import type { Copy } from './composition.ts';
import { useComposer } from './context.tsx';
import { draftOf, isAdapted, segmentsAt, wholeText, type Draft } from './draft.ts';

/** Everything written in a draft on one page, each channel's own text under its name. */
function useWhole(): (draft: Draft) => string {
  const text = useText();
  const nameOf = useTabName();
  return (draft) =>
    [
      draft.title,
      wholeText(draft.segments),
      ...draft.variants
        .filter((variant) => isAdapted(draft, variant.channel))
        .map((variant) => `${nameOf(variant.channel)}\n${wholeText(segmentsAt(draft, variant.channel))}`),
    ]
      .filter((part) => part.trim() !== '')
      .join('\n\n') || text('composer-empty-text');
}

/** Offers the copy that an earlier page left on this desk. */
export function FoundCopy({ found, onDecide }: { found: Copy; onDecide: () => void }) {
  const text = useText();
  const moments = useMoments();
  const whole = useWhole();
  const { draft, change } = useComposer();
  const [comparing, setComparing] = useState(false);
  const take = () => {
    onDecide();
    change(() => found.draft);
  };
  const acts = (
    <>
      <Button size="row" onPress={onDecide}>
        {text('composer-found-leave')}
      </Button>
      <Button size="row" onPress={take}>
        {text('composer-found-take')}
      </Button>
    </>
  );
  return (
    <>
      <Banner
        tone="wait"
        icon={<History size={18} aria-hidden />}
        role="status"
        title={text('composer-found', { when: moments.sentence(found.at) })}
        action={
          <>
            <Button size="row" onPress={() => setComparing(true)}>
              {text('composer-compare')}
            </Button>
            {acts}
          </>
        }
      >
        {text('composer-found-words')}
      </Banner>
      {comparing && (
        <Modal title={text('composer-found-title')} size="large" isOpen onClose={() => setComparing(false)} actions={acts}>
          <Compare
            before={{ title: text('composer-version-stored'), text: whole(draft) }}
            after={{ title: text('composer-version-found'), text: whole(found.draft) }}
          />
        </Modal>
      )}
    </>
  );
}

/** Shows both texts when somebody else saved in between; nothing is lost whatever is chosen. */
export function Conflict() {
  const text = useText();
  const moments = useMoments();
  const whole = useWhole();
  const { snapshot, composition, draft, change } = useComposer();
  const [open, setOpen] = useState(true);
  const [copied, setCopied] = useState(false);
  const { theirs } = snapshot;
  if (!theirs) return null;
  const copy = () => void navigator.clipboard.writeText(whole(draft)).then(() => setCopied(true));
  const take = () => {
    const mine = composition.takeTheirs();
    tellDone(text('composer-conflict-taken'), () => change(() => mine));
  };
  return (
    <>
      <Banner
        tone="info"
        icon={<Users size={18} aria-hidden />}
        role="alert"
        title={text('composer-conflict')}
        action={
          <Button size="row" onPress={() => setOpen(true)}>
            {text('composer-compare')}
          </Button>
        }
      >
        {text('composer-conflict-words')}
      </Banner>
      <Modal
        title={text('composer-conflict-title')}
        size="large"
        isOpen={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button size="form" onPress={copy}>
              {text(copied ? 'action-copied' : 'composer-conflict-copy')}
            </Button>
            <Button size="form" onPress={take}>
              {text('composer-conflict-theirs')}
            </Button>
            <Button look="primary" size="form" onPress={() => composition.keepMine()}>
              {text('composer-conflict-mine')}
            </Button>
          </>
        }
      >
        <p>{text('composer-conflict-explained', { when: moments.sentence(theirs.updated_at) })}</p>
        <Compare
          before={{ title: text('composer-version-stored'), text: whole(draftOf(theirs)) }}
          after={{ title: text('composer-version-mine'), text: whole(draft) }}
        />
      </Modal>
    </>
  );
}

/** Asks before a departure that would leave text on this desk only. */
export function LeaveGuard() {
  const text = useText();
  const { composition } = useComposer();
  const blocker = useBlocker({
    shouldBlockFn: async () => {
      const { saving } = composition.snapshot();
      if (!isUnsaved(saving)) return false;
      return !(await composition.flush());
    },
    enableBeforeUnload: false,
    withResolver: true,
  });
  return (
    <Modal
      title={text('composer-leave-title')}
      role="alertdialog"
      isOpen={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      actions={
        <>
          <Button size="form" onPress={() => blocker.proceed?.()}>
            {text('composer-leave-anyway')}
          </Button>
          <Button look="primary" size="form" onPress={() => blocker.reset?.()} autoFocus>
            {text('composer-leave-stay')}
          </Button>
        </>
      }
    >
      <p>{text('composer-leave-words')}</p>
    </Modal>
  );
}
