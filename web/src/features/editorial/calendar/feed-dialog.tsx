// The secret address at which a calendar program reads what is planned: created, copied, revoked.
import { useState } from 'react';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import { api } from '@/shared/api/client.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import style from './calendar.module.css';

const PATH = '/calendar/feed';

const feedQuery = queryOptions({
  queryKey: ['calendar-feed'],
  queryFn: ({ signal }) => api.get<{ opened_at: string | null }>(PATH, undefined, signal),
});

/** Creates, copies and revokes the reader's own address. */
export function FeedDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const moments = useMoments();
  const client = useQueryClient();
  const { data, error } = useQuery(feedQuery);
  const [copied, setCopied] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: feedQuery.queryKey });
  const open = useMutation({
    mutationFn: async () => location.origin + (await api.post<{ path: string }>(PATH)).path,
    onSuccess: refresh,
  });
  const close = useMutation({
    mutationFn: () => api.delete(PATH),
    onSuccess: () => {
      open.reset();
      return refresh();
    },
  });
  const since = data?.opened_at;
  const address = open.data;
  const create = () => {
    setCopied(false);
    open.mutate();
  };
  // Absent on a page that is not served over HTTPS: the address is then copied by hand.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const copy = () => void clipboard?.writeText(address ?? '').then(() => setCopied(true));
  const failure = error ?? open.error ?? close.error;
  return (
    <Modal
      title={text('calendar-feed-title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          {since && (
            <Button look="danger" size="form" isPending={close.isPending} onPress={() => close.mutate()}>
              {text('calendar-feed-close')}
            </Button>
          )}
          <Button look={since ? 'outline' : 'primary'} size="form" isPending={open.isPending} onPress={create}>
            {text(since ? 'calendar-feed-again' : 'calendar-feed-open')}
          </Button>
        </>
      }
    >
      {failure && <Failure error={failure} notDone={text('calendar-feed-not-done')} />}
      <p>{text('calendar-feed-words')}</p>
      {since && !address && <p>{text('calendar-feed-since', { moment: moments.sentence(since) })}</p>}
      {address && (
        <div className={style.feed}>
          <TextField label={text('calendar-feed-address')} help={text('calendar-feed-address-help')} value={address} isReadOnly autoFocus />
          {clipboard && (
            <Button look="primary" size="form" icon={copied ? <Check aria-hidden /> : <Copy aria-hidden />} onPress={copy}>
              {text(copied ? 'action-copied' : 'action-copy')}
            </Button>
          )}
        </div>
      )}
    </Modal>
  );
}
