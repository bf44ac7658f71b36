// Connecting a channel, or again: the fields of the network, tried on the spot.
import { useState } from 'react';
import { CircleCheck } from 'lucide-react';
import { fieldError } from '@/shared/api/problem.ts';
import type { ChannelView, NetworkView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import { useChannelAct, useConnect, type Fields } from './api.ts';
import { HandOver } from './hand-over.tsx';

interface ConnectDialogProps {
  network: NetworkView;
  /** Set to connect this channel again. */
  channel?: ChannelView;
  onClose: () => void;
}

/** What the fields start with: the network's defaults, or what is known of the channel. */
function startOf(network: NetworkView, channel?: ChannelView): Fields {
  const known: Record<string, string | null | undefined> = { handle: channel?.handle.replace(/^@/, ''), server: channel?.server };
  return Object.fromEntries(network.fields.map((field) => [field.name, known[field.name] ?? field.default ?? '']));
}

/** The dialog that connects: through the network's own page where it has one, else by what is typed. */
export function ConnectDialog(props: ConnectDialogProps) {
  const [typed, setTyped] = useState(!props.network.hands_over);
  return typed ? <TypedConnection {...props} /> : <HandOver {...props} onOtherWay={() => setTyped(true)} />;
}

function TypedConnection({ network, channel, onClose }: ConnectDialogProps) {
  const text = useText();
  const connect = useConnect(network.network);
  const reconnect = useChannelAct(channel?.id ?? '', 'reconnect');
  const { mutate, error, isPending, data } = channel ? reconnect : connect;
  const [fields, setFields] = useState<Fields>(() => startOf(network, channel));
  const [tried, setTried] = useState(false);
  const missing = network.fields.filter((field) => field.required && (fields[field.name] ?? '').trim() === '');
  const submit = () => {
    setTried(true);
    if (missing.length === 0 && !isPending) mutate(Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : []))));
  };
  if (data) {
    return (
      <Modal
        title={text('connect-done-title')}
        isOpen
        onClose={onClose}
        actions={
          <Button look="primary" size="form" onPress={onClose} autoFocus>
            {text('action-close')}
          </Button>
        }
      >
        <EmptyState icon={<CircleCheck />} title={text('connect-done', { handle: data.handle })}>
          {text('connect-done-words', { network: network.name })}
        </EmptyState>
      </Modal>
    );
  }
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
          <Button look="primary" size="form" isPending={isPending} onPress={submit}>
            {isPending ? text('connect-trying') : text('connect-verb')}
          </Button>
        </>
      }
    >
      {error && <Failure error={error} notDone={text('connect-not-done')} />}
      <p>{text('connect-words', { network: network.name })}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        style={{ display: 'contents' }}
      >
        {network.fields.map((field, index) => (
          <TextField
            key={field.name}
            label={text(`connect-${network.network}-${field.name}`)}
            help={text(`connect-${network.network}-${field.name}-help`)}
            type={field.kind === 'secret' ? 'password' : field.kind === 'url' ? 'url' : 'text'}
            autoComplete={field.kind === 'secret' ? 'off' : undefined}
            isRequired={field.required}
            value={fields[field.name] ?? ''}
            onChange={(value) => setFields((before) => ({ ...before, [field.name]: value }))}
            error={fieldError(error, field.name) ?? (tried && missing.includes(field) ? text('field-required') : undefined)}
            autoFocus={channel ? field.kind === 'secret' : index === 0}
          />
        ))}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
