// What becomes of held publications: one choice for all, another for some; nothing leaves in a burst.
import { useState, type ReactNode } from 'react';
import { parseDate, parseTime, type CalendarDate, type Time } from '@internationalized/date';
import { ApiProblem } from '@/shared/api/problem.ts';
import type { PauseView } from '@/shared/api/pause-types.ts';
import type { PublicationView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { addDays } from '@/shared/time/format.ts';
import { serverNow } from '@/shared/time/now.ts';
import { wishOf } from '@/shared/time/wish.ts';
import { Button } from '@/shared/ui/button.tsx';
import { DateField, TimeField } from '@/shared/ui/date-field.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { SegmentedControl } from '@/shared/ui/segmented.tsx';
import { Select } from '@/shared/ui/select.tsx';
import { HeldRow } from './held-row.tsx';
import { useResume } from './pauses.ts';
import { byFate, minutesToSend, releasesOf, SPACINGS, type Choices, type Fate, type Passage } from './release-choices.ts';
import style from './pause.module.css';

const FATES: Fate[] = ['keep', 'send', 'reschedule', 'cancel'];

/** What the choices come to, in words. */
function Summary({ choices, sorted }: { choices: Choices; sorted: ReturnType<typeof byFate> }) {
  const text = useText();
  const parts = [
    sorted.send.length > 0 && text('resume-sum-send', { count: sorted.send.length, minutes: minutesToSend(sorted.send, choices.every) }),
    sorted.reschedule.length > 0 && text('resume-sum-reschedule', { count: sorted.reschedule.length }),
    sorted.cancel.length > 0 && text('resume-sum-cancel', { count: sorted.cancel.length }),
    sorted.keep.length > 0 && text('resume-sum-keep', { count: sorted.keep.length }),
  ];
  return (
    <p role="status" className={style.sum}>
      {parts.filter(Boolean).join(' ')}
    </p>
  );
}

interface ChoiceFieldsProps {
  choices: Choices;
  change: (part: Partial<Choices>) => void;
  sorted: ReturnType<typeof byFate>;
  isTwice: boolean;
  day: CalendarDate | null;
  time: Time | null;
  onDay: (day: CalendarDate | null) => void;
  onTime: (time: Time | null) => void;
}

function ChoiceFields({ choices, change, sorted, isTwice, day, time, onDay, onTime }: ChoiceFieldsProps) {
  const text = useText();
  const format = useFormat();
  const moves = sorted.reschedule.length > 0;
  const single = Object.values(sorted).flat().length === 1;
  return (
    <div className={style.fields}>
      <Select
        label={text(single ? 'resume-one' : 'resume-all')}
        choices={FATES.map((fate) => ({ value: fate, label: text(single ? `resume-own-${fate}` : `resume-fate-${fate}`) }))}
        value={choices.all}
        onChange={(fate) => change({ all: fate as Fate })}
      />
      {!single && (sorted.send.length > 0 || moves) && (
        <Select
          label={text('resume-every')}
          choices={SPACINGS.map((minutes) => ({ value: String(minutes), label: text('resume-every-minutes', { minutes }) }))}
          value={String(choices.every)}
          onChange={(minutes) => change({ every: Number(minutes) })}
        />
      )}
      {moves && (
        <>
          <DateField label={text('move-day')} value={day} onChange={onDay} />
          <TimeField label={text('move-time')} value={time} onChange={onTime} help={text('time-zone-note', { zone: format.zoneName() })} />
        </>
      )}
      {moves && isTwice && (
        <SegmentedControl
          label={text('composer-hour-which')}
          value={choices.passage ?? 'earlier'}
          onChange={(passage: Passage) => change({ passage })}
          options={[
            { value: 'earlier', label: text('composer-hour-earlier') },
            { value: 'later', label: text('composer-hour-later') },
          ]}
        />
      )}
    </div>
  );
}

interface ChoicesDialogProps {
  title: ReactNode;
  /** What comes before the choices. */
  children?: ReactNode;
  publications: PublicationView[] | undefined;
  /** The pause that ends with the choices. */
  pause?: PauseView;
  /** What is said after them. */
  notes?: ReactNode;
  /** Where the choice for all begins. */
  first?: Fate;
  onClose: () => void;
}

/** Asks what becomes of held publications. */
export function ChoicesDialog({ title, children, publications, pause, notes, first = 'keep', onClose }: ChoicesDialogProps) {
  const text = useText();
  const format = useFormat();
  const resume = useResume(pause);
  const [choices, setChoices] = useState<Choices>({ all: first, own: {}, every: 10, at: null, passage: null });
  const [day, setDay] = useState<CalendarDate | null>(() => parseDate(addDays(format.day(serverNow()), 1)));
  const [time, setTime] = useState<Time | null>(() => parseTime('10:00'));
  const change = (part: Partial<Choices>) => setChoices((current) => ({ ...current, ...part }));
  const held = publications ?? [];
  const isTwice = choices.passage !== null || (resume.error instanceof ApiProblem && resume.error.code === 'publishing.hour_exists_twice');
  const made: Choices = { ...choices, at: day && time ? wishOf(day, time, format.zone) : null, passage: isTwice ? (choices.passage ?? 'earlier') : null };
  const sorted = byFate(held, made);
  const releases = releasesOf(held, made);
  const chooseOne = (id: string, fate: Fate | null) => {
    const own = { ...choices.own };
    if (fate) own[id] = fate;
    else delete own[id];
    change({ own });
  };
  return (
    <Modal
      title={title}
      isOpen
      onClose={onClose}
      size={held.length > 1 ? 'large' : 'small'}
      role="alertdialog"
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text(pause ? 'resume-stay' : 'action-cancel')}
          </Button>
          <Button
            look="primary"
            size="form"
            isPending={resume.isPending}
            isDisabled={!publications || (!pause && releases.length === 0) || (sorted.reschedule.length > 0 && !made.at)}
            onPress={() => resume.mutate(releases, { onSuccess: onClose })}
          >
            {text(pause ? 'resume-verb' : 'resume-apply')}
          </Button>
        </>
      }
    >
      {resume.error && <Failure error={resume.error} notDone={text(pause ? 'resume-not-done' : 'pause-not-done')} />}
      {children}
      {held.length > 0 && (
        <>
          <ChoiceFields choices={choices} change={change} sorted={sorted} isTwice={isTwice} day={day} time={time} onDay={setDay} onTime={setTime} />
          <ul className={style.list} aria-label={text('resume-list')}>
            {held.map((publication) => (
              <HeldRow
                key={publication.id}
                publication={publication}
                fate={choices.own[publication.id] ?? null}
                onFate={held.length > 1 ? (fate) => chooseOne(publication.id, fate) : undefined}
              />
            ))}
          </ul>
          <Summary choices={made} sorted={sorted} />
        </>
      )}
      {notes}
    </Modal>
  );
}
