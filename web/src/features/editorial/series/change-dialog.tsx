// Changing a series: from one occurrence on, or all that are to come; its rule, or its text.
import { useState } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { SeriesView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useCan, useFormat } from '@/shared/session/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { useChangeSeries } from './api.ts';
import { bodyOf, formOfSeries, isWhole, sameBody } from './timing-form.ts';
import { TimingFields } from './timing-fields.tsx';
import style from './series.module.css';

type Scope = 'all' | 'following';

function ScopeChoice({ day, scope, onScope }: { day: string; scope: Scope; onScope: (scope: Scope) => void }) {
  const text = useText();
  const format = useFormat();
  return (
    <RadioGroup className={style.scopes} value={scope} onChange={(value) => onScope(value as Scope)}>
      <Label className={style.label}>{text('series-scope')}</Label>
      <Radio value="following" className={style.scope}>
        {text('series-scope-following', { day: format.longDay(day) })}
      </Radio>
      <Radio value="all" className={style.scope}>
        {text('series-scope-all')}
      </Radio>
    </RadioGroup>
  );
}

interface ChangeDialogProps {
  series: SeriesView;
  /** The occurrence it is asked from; null changes all of them. */
  day: string | null;
  onClose: () => void;
}

/** Changes when a series falls. */
export function ChangeTimingDialog({ series, day, onClose }: ChangeDialogProps) {
  const text = useText();
  const change = useChangeSeries(series.id);
  const [form, setForm] = useState(() => formOfSeries(series));
  const [scope, setScope] = useState<Scope>(day ? 'following' : 'all');
  const submit = () => {
    if (!form) return;
    const from = scope === 'following' ? day : null;
    const missed = form.catchesUp ? 'catch_up' : 'skip';
    change.mutate({ revision: series.revision, from, timing: bodyOf(form), missed, content_of: null }, { onSuccess: onClose });
  };
  return (
    <Modal
      title={text('series-change-title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          <Button look="primary" size="form" isPending={change.isPending} isDisabled={!form || !isWhole(form)} onPress={submit}>
            {text('action-save')}
          </Button>
        </>
      }
    >
      {change.error && <Failure error={change.error} notDone={text('series-not-done')} />}
      {day && <ScopeChoice day={day} scope={scope} onScope={setScope} />}
      {form ? <TimingFields form={form} onChange={setForm} from={scope === 'following' ? day : null} /> : <p>{text('series-rule-by-hand', { rule: series.timing.rule })}</p>}
      <p className={style.note}>{text('series-change-words')}</p>
    </Modal>
  );
}

interface SpreadDialogProps {
  series: SeriesView;
  post: string;
  day: string;
  onClose: () => void;
}

/** Gives the text of one occurrence to the following, or to all. */
export function SpreadDialog({ series, post, day, onClose }: SpreadDialogProps) {
  const text = useText();
  const approves = useCan('post.approve');
  const change = useChangeSeries(series.id);
  const [scope, setScope] = useState<Scope>('following');
  const submit = () => {
    const from = scope === 'following' ? day : null;
    change.mutate({ revision: series.revision, from, timing: sameBody(series.timing), missed: series.missed, content_of: post }, { onSuccess: onClose });
  };
  return (
    <Modal
      title={text('series-spread-title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          <Button look="primary" size="form" isPending={change.isPending} onPress={submit}>
            {text('series-spread')}
          </Button>
        </>
      }
    >
      {change.error && <Failure error={change.error} notDone={text('series-not-done')} />}
      <ScopeChoice day={day} scope={scope} onScope={setScope} />
      <p className={style.note}>{text('series-change-words')}</p>
      <p className={style.note}>{text(approves ? 'series-spread-approves' : 'series-spread-unapproved')}</p>
    </Modal>
  );
}
