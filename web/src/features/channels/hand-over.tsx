// Connecting through the network's own page: the address of a server, and nothing secret is typed here.
import { useState } from 'react';
import { ExternalLink } from 'lucide-react';
import { fieldError } from '@/shared/api/problem.ts';
import type { ChannelView, NetworkView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { Failure, Problem } from '@/shared/ui/problem.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import { OtherAddress, useDepart } from './api.ts';
import style from './channels.module.css';

interface HandOverProps {
  network: NetworkView;
  channel?: ChannelView;
  onClose: () => void;
  /** Connect by credentials typed here instead. */
  onOtherWay: () => void;
}

/** The dialog that leaves for the network's page. */
export function HandOver({ network, channel, onClose, onOtherWay }: HandOverProps) {
  const text = useText();
  const { mutate, error, isPending } = useDepart(network.network, channel?.id);
  const [server, setServer] = useState(channel?.server ?? '');
  const [tried, setTried] = useState(false);
  const isMissing = server.trim() === '';
  const leave = () => {
    setTried(true);
    if (!isMissing && !isPending) mutate({ server: server.trim() });
  };
  return (
    <Modal
      title={channel ? text('connect-again', { handle: channel.handle }) : text('channel-connect-one', { network: network.name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          <Button look="primary" size="form" icon={<ExternalLink aria-hidden />} isPending={isPending} onPress={leave}>
            {isPending ? text('hand-over-leaving') : text('hand-over-verb', { network: network.name })}
          </Button>
        </>
      }
    >
      {error instanceof OtherAddress ? (
        <Problem title={text('hand-over-other-address', { address: error.address })} notDone={text('connect-not-done')} />
      ) : (
        error && <Failure error={error} notDone={text('connect-not-done')} />
      )}
      <p>{text('hand-over-words', { network: network.name })}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          leave();
        }}
        style={{ display: 'contents' }}
      >
        <TextField
          label={text(`connect-${network.network}-server`)}
          help={text(`connect-${network.network}-server-help`)}
          inputMode="url"
          spellCheck="false"
          isRequired
          value={server}
          onChange={setServer}
          error={fieldError(error, 'server') ?? (tried && isMissing ? text('field-required') : undefined)}
          autoFocus
        />
        <button type="submit" hidden />
      </form>
      <p className={style.otherWay}>
        {text('hand-over-other-way')}{' '}
        <Button look="bare" size="row" onPress={onOtherWay}>
          {text('hand-over-by-token')}
        </Button>
      </p>
    </Modal>
  );
}
