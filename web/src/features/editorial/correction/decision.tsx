// Who decides a correction now, and the buttons that do: apply, ask for approval, approve, do not wait.
import { useState, type ReactNode } from 'react';
import { useText } from '@/shared/i18n/index.tsx';
import type { CorrectionAct, CorrectionKind } from '@/shared/api/corrections.ts';
import { useCan } from '@/shared/session/index.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { Banner } from '@/shared/ui/banner.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import type { Correcting } from './use-correction.ts';
import style from './correction.module.css';

export type Asked = 'apply' | 'urgent' | 'send_back' | 'dismiss';

/** What the member may do with the correction, stored or not yet. */
export function useCorrectionActs({ stored }: Correcting): Set<CorrectionAct> {
  const [edits, approves, schedules, hurries] = [useCan('post.edit'), useCan('post.approve'), useCan('post.schedule'), useCan('correction.urgent')];
  if (stored) return new Set(stored.allowed);
  const acts: [boolean, CorrectionAct][] = [
    [edits, 'edit'],
    [edits, 'submit'],
    [edits && approves && schedules, 'apply'],
    [edits && !approves && hurries, 'apply_urgently'],
  ];
  return new Set(acts.filter(([may]) => may).map(([, act]) => act));
}

/** The buttons of the header, the one that acts first. */
export function DecisionButtons({ correcting, kind, isReady, onAsk }: { correcting: Correcting; kind: CorrectionKind; isReady: boolean; onAsk: (asked: Asked) => void }) {
  const text = useText();
  const acts = useCorrectionActs(correcting);
  const { decide, stored } = correcting;
  const applies = acts.has('apply');
  const primary = kind === 'withdraw' ? 'danger' : 'primary';
  return (
    <>
      {stored && acts.has('dismiss') && (
        <Button look="bare" onPress={() => onAsk('dismiss')}>
          {text('correction-dismiss')}
        </Button>
      )}
      {acts.has('send_back') && <Button onPress={() => onAsk('send_back')}>{text('correction-send-back')}</Button>}
      {acts.has('apply_urgently') && (
        <Button isDisabled={!isReady} onPress={() => onAsk('urgent')}>
          {text('correction-urgent')}
        </Button>
      )}
      {acts.has('approve') && !applies && (
        <Button look="primary" isPending={decide.isPending} onPress={() => decide.mutate({ act: 'approve' })}>
          {text('correction-approve')}
        </Button>
      )}
      {acts.has('submit') && !applies && (
        <Button look="primary" isDisabled={!isReady} isPending={decide.isPending} onPress={() => decide.mutate({ act: 'submit' })}>
          {text('correction-submit')}
        </Button>
      )}
      {applies && (
        <Button look={primary} isDisabled={!isReady} onPress={() => onAsk('apply')}>
          {text(kind === 'withdraw' ? 'withdraw-everywhere' : 'correct-everywhere')}
        </Button>
      )}
    </>
  );
}

/** Where the decision stands, in a sentence. */
export function DecisionBanner({ correcting }: { correcting: Correcting }) {
  const text = useText();
  const moments = useMoments();
  const { stored } = correcting;
  if (stored?.state === 'in_review') return <Banner tone="wait" title={text('correction-waits')}>{text('correction-waits-words')}</Banner>;
  if (stored?.state === 'approved') {
    const when = stored.decided_at ? moments.sentence(stored.decided_at) : '';
    return <Banner tone="info" title={text('correction-approved', { name: stored.approver?.name ?? '', when })}>{text('correction-approved-words')}</Banner>;
  }
  if (stored?.comment) return <Banner tone="look" title={text('correction-sent-back')}>{stored.comment}</Banner>;
  return null;
}

interface DialogProps {
  asked: Asked;
  correcting: Correcting;
  kind: CorrectionKind;
  /** What will be done, copy by copy. */
  summary: ReactNode;
  onClose: () => void;
}

/** The question before a decision; nothing is shown as done before the server says so. */
export function DecisionDialog({ asked, correcting, kind, summary, onClose }: DialogProps) {
  const text = useText();
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const { decide } = correcting;
  const needsWords = asked === 'urgent' || asked === 'send_back';
  const missing = needsWords && words.trim() === '';
  const run = () => {
    setTried(true);
    if (missing) return;
    const decision = {
      apply: { act: 'apply' },
      urgent: { act: 'apply-urgently', reason: words },
      send_back: { act: 'send-back', comment: words },
      dismiss: { act: 'dismiss' },
    } as const;
    decide.mutate(decision[asked], { onSuccess: onClose });
  };
  const verb = asked === 'send_back' ? 'correction-send-back' : asked === 'dismiss' ? 'correction-dismiss' : kind === 'withdraw' ? 'withdraw-everywhere' : 'correct-everywhere';
  return (
    <Modal
      title={text(asked === 'apply' ? `${kind}-confirm` : `correction-${asked}-title`)}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          <Button look={kind === 'withdraw' && asked !== 'send_back' ? 'danger' : 'primary'} size="form" isPending={decide.isPending} onPress={run}>
            {text(verb)}
          </Button>
        </>
      }
    >
      <div className={style.stack}>
        {decide.error && <Failure error={decide.error} notDone={text('correction-not-done')} />}
        {(asked === 'apply' || asked === 'urgent') && summary}
        {asked === 'urgent' && <p>{text('correction-urgent-words')}</p>}
        {asked === 'dismiss' && <p>{text('correction-dismiss-words')}</p>}
        {needsWords && (
          <TextField
            label={text(`correction-${asked}-label`)}
            error={tried && missing ? text('correction-words-missing') : undefined}
            rows={3}
            value={words}
            onChange={setWords}
            autoFocus
          />
        )}
      </div>
    </Modal>
  );
}
