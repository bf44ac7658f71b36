// "Suspendre les publications": what, why, and what it does; effective as soon as it is answered.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { CirclePause } from 'lucide-react';
import { channelsQuery, themesQuery } from '@/shared/api/queries.ts';
import type { PauseKind, PauseTarget } from '@/shared/api/pause-types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { NetworkGlyph, useNetworkName } from '@/shared/ui/network-glyph.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { SegmentedControl } from '@/shared/ui/segmented.tsx';
import { Select, type Choice } from '@/shared/ui/select.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import { usePause } from './pauses.ts';
import style from './pause.module.css';

const KINDS: PauseKind[] = ['institution', 'network', 'channel', 'theme'];

/** What can be chosen for each kind of pause. */
function useSubjects(): Record<Exclude<PauseKind, 'institution'>, Choice[]> {
  const typo = useTypo();
  const networkName = useNetworkName();
  const { data: channels = [] } = useQuery(channelsQuery);
  const { data: themes = [] } = useQuery(themesQuery);
  const networks = [...new Set(channels.map((channel) => channel.network))];
  return {
    network: networks.map((network) => ({ value: network, label: networkName(network), icon: <NetworkGlyph network={network} size="bare" decorative /> })),
    channel: channels.map((channel) => ({
      value: channel.id,
      label: [typo(channel.name), channel.handle].filter(Boolean).join(' · '),
      icon: <NetworkGlyph network={channel.network} size="bare" decorative />,
    })),
    theme: themes.map((theme) => ({ value: theme.id, label: typo(theme.name) })),
  };
}

function targetOf(kind: PauseKind, subject: string | null): PauseTarget | null {
  if (kind === 'institution') return { kind };
  if (!subject) return null;
  if (kind === 'network') return { kind, network: subject };
  return kind === 'channel' ? { kind, channel: subject } : { kind, theme: subject };
}

/** Asks what is suspended and why. */
export default function PauseDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const subjects = useSubjects();
  const pause = usePause();
  const [kind, setKind] = useState<PauseKind>('institution');
  const [subject, setSubject] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const target = targetOf(kind, subject);
  const submit = () => {
    setTried(true);
    if (target && reason.trim()) pause.mutate({ target, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Modal
      title={text('pause-title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          <Button look="primary" size="form" icon={<CirclePause aria-hidden />} isPending={pause.isPending} onPress={submit}>
            {text(kind === 'institution' ? 'pause-all' : 'pause-verb')}
          </Button>
        </>
      }
    >
      {pause.error && <Failure error={pause.error} notDone={text('pause-not-done')} />}
      <div className={style.scope}>
        <SegmentedControl
          label={text('pause-what')}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setSubject(null);
          }}
          options={KINDS.map((each) => ({ value: each, label: text(`pause-kind-${each}`) }))}
        />
      </div>
      {kind !== 'institution' && (
        <Select
          key={kind}
          label={text(`pause-which-${kind}`)}
          choices={subjects[kind]}
          value={subject}
          onChange={setSubject}
          placeholder={text('pause-choose')}
          error={tried && !target ? text('pause-choose-missing') : undefined}
        />
      )}
      <TextField
        label={text('pause-reason')}
        help={text('pause-reason-help')}
        error={tried && !reason.trim() ? text('pause-reason-missing') : undefined}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={setReason}
        autoFocus
      />
      <ul className={style.effects}>
        <li>{text('pause-effect-held')}</li>
        <li>{text('pause-effect-finishing')}</li>
        <li>{text('pause-effect-crisis')}</li>
      </ul>
    </Modal>
  );
}
