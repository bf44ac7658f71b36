// A member signs that one publication leaves in spite of the pauses that hold it, and says why.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { pausesQuery } from '@/shared/api/queries.ts';
import type { PublicationView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useSession } from '@/shared/session/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { useNetworkName } from '@/shared/ui/network-glyph.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import { useExempt, usePauseSubject } from './pauses.ts';
import style from './pause.module.css';

/** Asks for the reason of an exemption, and says who signs. */
export function ExemptDialog({ publication, onClose }: { publication: PublicationView; onClose: () => void }) {
  const text = useText();
  const typo = useTypo();
  const { member } = useSession();
  const network = useNetworkName()(publication.network);
  const subjectOf = usePauseSubject();
  const { data } = useQuery(pausesQuery);
  const exempt = useExempt();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const holding = (data?.items ?? []).filter((pause) => publication.held?.by.includes(pause.id));
  const submit = () => {
    setTried(true);
    if (reason.trim()) exempt.mutate({ pauses: holding.map(({ id }) => id), publication: publication.id, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Modal
      title={text('exempt-title', { network })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('exempt-keep')}
          </Button>
          <Button look="primary" size="form" isPending={exempt.isPending} isDisabled={holding.length === 0} onPress={submit}>
            {text('exempt-verb')}
          </Button>
        </>
      }
    >
      {exempt.error && <Failure error={exempt.error} notDone={text('pause-not-done')} />}
      <p>{text('exempt-words', { title: typo(publication.post_name), network })}</p>
      <ul className={style.effects}>
        {holding.map((pause) => (
          <li key={pause.id}>
            {text('exempt-pause', { subject: subjectOf(pause.target), name: pause.started_by?.name ?? text('member-gone'), reason: typo(pause.reason) })}
          </li>
        ))}
      </ul>
      <TextField
        label={text('pause-reason')}
        help={text('exempt-signed', { name: member.name })}
        error={tried && !reason.trim() ? text('pause-reason-missing') : undefined}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={setReason}
        autoFocus
      />
    </Modal>
  );
}
