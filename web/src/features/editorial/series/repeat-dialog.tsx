// Making a series of a content: its rule, its dates, and whether it starts at once.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { Wish } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useCan, useFormat } from '@/shared/session/index.tsx';
import { addDays } from '@/shared/time/format.ts';
import { serverNow } from '@/shared/time/now.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { useCreateSeries } from './api.ts';
import { bodyOf, formOfWish, isWhole } from './timing-form.ts';
import { TimingFields } from './timing-fields.tsx';

interface RepeatDialogProps {
  post: string;
  wish: Wish | null;
  onClose: () => void;
}

/** "Répéter ce contenu". */
export function RepeatDialog({ post, wish, onClose }: RepeatDialogProps) {
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const mayStart = [useCan('post.schedule'), useCan('post.approve')].every(Boolean);
  const [form, setForm] = useState(() => formOfWish(wish ?? { local: `${addDays(format.day(serverNow()), 1)}T10:00`, zone: format.zone }));
  const create = useCreateSeries();
  const submit = (start: boolean) =>
    create.mutate(
      { post, timing: bodyOf(form), missed: form.catchesUp ? 'catch_up' : 'skip', start },
      { onSuccess: ({ series }) => void navigate({ to: '/series/$series', params: { series: series.id } }) },
    );
  return (
    <Modal
      title={text('series-repeat-title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          {mayStart && (
            <Button size="form" isDisabled={!isWhole(form)} onPress={() => submit(false)}>
              {text('series-create-only')}
            </Button>
          )}
          <Button look="primary" size="form" isPending={create.isPending} isDisabled={!isWhole(form)} onPress={() => submit(mayStart)}>
            {text(mayStart ? 'series-create-start' : 'series-create')}
          </Button>
        </>
      }
    >
      {create.error && <Failure error={create.error} notDone={text('series-not-done')} />}
      <p>{text(mayStart ? 'series-repeat-words-start' : 'series-repeat-words')}</p>
      <TimingFields form={form} onChange={setForm} />
    </Modal>
  );
}
