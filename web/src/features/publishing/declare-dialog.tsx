// A person says what the network did not: the content is there, or it is not; or gives a channel up.
import { useState } from 'react';
import type { PublicationView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { useNetworkName } from '@/shared/ui/network-glyph.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import { usePublicationAct } from './api.ts';

interface DialogProps {
  publication: PublicationView;
  onClose: () => void;
}

/** What the address of a content looks like, by network. */
const EXAMPLES: Record<string, string> = { mastodon: 'https://social.valmont.example/@valmont/113' };
const EXAMPLE = 'https://bsky.app/profile/valmont.example/post/3kq7';

/** Declares that a content, or its first comment, is or is not on the network. */
export function DeclareDialog({ publication, present, isComment = false, onClose }: DialogProps & { present: boolean; isComment?: boolean }) {
  const text = useText();
  const network = useNetworkName()(publication.network);
  const act = usePublicationAct(publication);
  const [url, setUrl] = useState('');
  const [tried, setTried] = useState(false);
  const example = EXAMPLES[publication.network] ?? EXAMPLE;
  const wrong = url.trim() !== '' && !/^https?:\/\/\S+$/.test(url.trim());
  const submit = () => {
    setTried(true);
    if (!wrong) act.mutate({ act: isComment ? 'comment/declare' : 'declare', present, url: url.trim() || undefined }, { onSuccess: onClose });
  };
  const verb = present ? 'declare-present' : 'declare-absent';
  const kind = `${isComment ? 'comment-' : ''}${verb}`;
  return (
    <Modal
      title={text(`${kind}-title`, { network })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          <Button look="primary" size="form" isPending={act.isPending} onPress={submit}>
            {text(verb)}
          </Button>
        </>
      }
    >
      {act.error && <Failure error={act.error} notDone={text('publication-act-not-done')} />}
      <p>{text(`${kind}-words`, { network, handle: (publication.channel?.handle || network) })}</p>
      {present && (
        <TextField
          label={text(isComment ? 'comment-declare-url' : 'declare-url')}
          help={text(isComment ? 'comment-declare-url-help' : 'declare-url-help', { example })}
          error={tried && wrong ? text('declare-url-wrong', { example }) : undefined}
          type="url"
          value={url}
          onChange={setUrl}
          autoFocus
        />
      )}
    </Modal>
  );
}

/** Gives up sending to one channel, after a question. */
export function CancelDialog({ publication, onClose }: DialogProps) {
  const text = useText();
  const network = useNetworkName()(publication.network);
  const act = usePublicationAct(publication);
  return (
    <Modal
      title={text('cancel-title', { network })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('cancel-keep')}
          </Button>
          <Button look="danger" size="form" isPending={act.isPending} onPress={() => act.mutate({ act: 'cancel' }, { onSuccess: onClose })}>
            {text('publication-cancel')}
          </Button>
        </>
      }
    >
      {act.error && <Failure error={act.error} notDone={text('publication-act-not-done')} />}
      <p>{text('cancel-words', { handle: (publication.channel?.handle || network) })}</p>
    </Modal>
  );
}
