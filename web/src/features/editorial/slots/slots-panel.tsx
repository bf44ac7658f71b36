// Réglages › Créneaux: the hours of the week the team likes to publish at.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { CalendarClock, Pencil, Plus, Trash2 } from 'lucide-react';
import type { SlotView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useCan, useFormat } from '@/shared/session/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { NetworkGlyph } from '@/shared/ui/network-glyph.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { Table } from '@/shared/ui/table.tsx';
import { ThemeDot } from '@/shared/ui/theme-dot.tsx';
import { slotsQuery, useRemoveSlot } from './api.ts';
import { SlotDialog } from './slot-dialog.tsx';
import { slotInWords } from './words.ts';
import style from './slots.module.css';

function RemoveDialog({ slot, words, onClose }: { slot: SlotView; words: string; onClose: () => void }) {
  const text = useText();
  const remove = useRemoveSlot(slot.id);
  return (
    <Modal
      title={text('slot-remove-title', { slot: words })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          <Button look="danger" size="form" isPending={remove.isPending} onPress={() => remove.mutate(undefined, { onSuccess: onClose })}>
            {text('slot-remove')}
          </Button>
        </>
      }
    >
      {remove.error && <Failure error={remove.error} notDone={text('slot-remove-not-done')} />}
      <p>{text('slot-remove-words')}</p>
    </Modal>
  );
}

function Channels({ slot }: { slot: SlotView }) {
  const text = useText();
  if (slot.channels.length === 0) return <span className={style.all}>{text('slot-channels-all')}</span>;
  return (
    <span className={style.glyphs}>
      {slot.channels.map((channel) => (
        <span key={channel.id} className={style.channel}>
          <NetworkGlyph network={channel.network} decorative />
          <span className={style.channelName}>{channel.name}</span>
        </span>
      ))}
    </span>
  );
}

/** The slots of the institution. */
export function SlotsPanel() {
  const text = useText();
  const format = useFormat();
  const { data, error, refetch } = useQuery(slotsQuery);
  const mayChange = useCan('slot.manage');
  const [editing, setEditing] = useState<SlotView | 'new' | null>(null);
  const [removing, setRemoving] = useState<SlotView | null>(null);
  const wordsOf = (slot: SlotView) => slotInWords(slot, text, format.locale);
  const add = mayChange && (
    <Button look="primary" size="row" icon={<Plus aria-hidden />} onPress={() => setEditing('new')}>
      {text('slot-add')}
    </Button>
  );
  const acts = (slot: SlotView) => (
    <span className={style.acts}>
      <Button look="bare" size="row" icon={<Pencil aria-hidden />} aria-label={text('slot-change-of', { slot: wordsOf(slot) })} onPress={() => setEditing(slot)} />
      <Button look="bare" size="row" icon={<Trash2 aria-hidden />} aria-label={text('slot-remove-of', { slot: wordsOf(slot) })} onPress={() => setRemoving(slot)} />
    </span>
  );
  return (
    <Card title={text('settings-slots')} count={data?.length} flush aside={data && data.length > 0 && add}>
      <p className={style.intro}>
        {text('slots-words')} {text('slots-zone', { zone: format.zoneName() })}
      </p>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState icon={<CalendarClock />} title={text('slots-empty')} action={add || undefined}>
          {text('slots-empty-words')}
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <Table
          caption={text('settings-slots')}
          keyOf={(slot) => slot.id}
          rows={data}
          columns={[
            {
              id: 'when',
              title: text('slot-when'),
              isHeader: true,
              cell: (slot) => (
                <>
                  {wordsOf(slot)}
                  {slot.zone !== format.zone && <span className={style.zone}>{slot.zone}</span>}
                </>
              ),
            },
            { id: 'channels', title: text('slot-channels'), cell: (slot) => <Channels slot={slot} /> },
            {
              id: 'theme',
              title: text('slot-theme'),
              cell: (slot) => (slot.theme ? <ThemeDot theme={slot.theme} /> : <span className={style.all}>{text('slot-theme-all')}</span>),
            },
            ...(mayChange ? [{ id: 'acts', title: text('slot-acts'), cell: acts }] : []),
          ]}
        />
      )}
      {editing && <SlotDialog slot={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {removing && <RemoveDialog slot={removing} words={wordsOf(removing)} onClose={() => setRemoving(null)} />}
    </Card>
  );
}
