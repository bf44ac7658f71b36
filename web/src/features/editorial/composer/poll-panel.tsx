// The poll of one channel, where its server has polls: answers, how long, how one votes.
import { useId } from 'react';
import { ChartBar, Plus, Trash2 } from 'lucide-react';
import type { Poll, PollLimits } from '@/shared/api/option-types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { durationIn } from '@/shared/posts/durations.ts';
import { graphemesOf } from '@/shared/text/length.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Checkbox } from '@/shared/ui/checkbox.tsx';
import { CircleAlertFilled } from '@/shared/ui/icons.tsx';
import { Select } from '@/shared/ui/select.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import { useComposer } from './context.tsx';
import { limitsOf } from './counting.ts';
import { optionsAt, segmentsAt, setOptions } from './draft.ts';
import { addAnswer, durationsFor, newPoll, removeAnswer, setAnswer } from './poll.ts';
import style from './options.module.css';

interface FieldsProps {
  poll: Poll;
  limits: PollLimits;
  isDisabled: boolean;
  onChange: (poll: Poll | null) => void;
}

function Answers({ poll, limits, isDisabled, onChange }: FieldsProps) {
  const text = useText();
  return (
    <ol className={style.answers}>
      {poll.answers.map((answer, index) => (
        <li key={index}>
          <TextField
            label={text('poll-answer', { number: index + 1 })}
            help={text('poll-answer-length', { length: graphemesOf(answer.trim()), max: limits.answer_max })}
            value={answer}
            isDisabled={isDisabled}
            onChange={(words) => onChange(setAnswer(poll, index, words))}
          />
          {poll.answers.length > 2 && !isDisabled && (
            <Button
              look="bare"
              icon={<Trash2 aria-hidden />}
              aria-label={text('poll-answer-remove', { number: index + 1 })}
              onPress={() => onChange(removeAnswer(poll, index))}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

function Fields(props: FieldsProps) {
  const { poll, limits, isDisabled, onChange } = props;
  const text = useText();
  return (
    <>
      <Answers {...props} />
      {poll.answers.length < limits.answers_max && !isDisabled && (
        <Button className={style.start} look="bare" size="row" icon={<Plus aria-hidden />} onPress={() => onChange(addAnswer(poll, limits))}>
          {text('poll-answer-add', { max: limits.answers_max })}
        </Button>
      )}
      <Select
        label={text('poll-open')}
        value={String(poll.open_seconds)}
        choices={durationsFor(limits, poll.open_seconds).map((seconds) => ({ value: String(seconds), label: durationIn(text, seconds) }))}
        isDisabled={isDisabled}
        onChange={(seconds) => onChange({ ...poll, open_seconds: Number(seconds) })}
      />
      <div className={style.marks}>
        <Checkbox isSelected={poll.multiple ?? false} isDisabled={isDisabled} onChange={(multiple) => onChange({ ...poll, multiple })}>
          {text('poll-multiple')}
        </Checkbox>
        <Checkbox isSelected={poll.hides_totals ?? false} isDisabled={isDisabled} onChange={(hides_totals) => onChange({ ...poll, hides_totals })}>
          {text('poll-hides-totals')}
        </Checkbox>
      </div>
      {!isDisabled && (
        <Button className={style.start} look="bare" size="row" icon={<Trash2 aria-hidden />} onPress={() => onChange(null)}>
          {text('poll-remove')}
        </Button>
      )}
    </>
  );
}

/** The poll of the channel shown; nothing on the original and where the server has none. */
export function PollPanel() {
  const text = useText();
  const title = useId();
  const { draft, place, channels, change, mayEdit, locked, findings } = useComposer();
  const channel = place === null ? undefined : channels.get(place);
  const limits = channel && limitsOf(channel).polls;
  if (!limits || place === null || !draft.variants.some((variant) => variant.channel === place)) return null;
  const poll = optionsAt(draft, place).poll ?? null;
  const segments = segmentsAt(draft, place);
  const isDisabled = !mayEdit || locked;
  const set = (next: Poll | null) => change((current) => setOptions(current, place, { poll: next }));
  const faults = findings.filter((finding) => finding.channel === place && finding.code.startsWith('editorial.poll_'));
  if (!poll && isDisabled) return null;
  return (
    <section className={style.poll} aria-labelledby={title}>
      <h3 id={title}>{text('poll-title')}</h3>
      {poll ? (
        <>
          <p className={style.quiet}>{text(segments.length > 1 ? 'poll-help-thread' : 'poll-help')}</p>
          <Fields poll={poll} limits={limits} isDisabled={isDisabled} onChange={set} />
          {faults.length > 0 && (
            <ul className={style.faults}>
              {faults.map((fault) => (
                <li key={fault.title}>
                  <CircleAlertFilled size={15} /> {fault.title}
                </li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <>
          <Button className={style.start} size="row" icon={<ChartBar aria-hidden />} isDisabled={segments[0]?.media.length !== 0} onPress={() => set(newPoll(limits))}>
            {text('poll-add')}
          </Button>
          {segments[0]?.media.length !== 0 && <p className={style.quiet}>{text('poll-or-images')}</p>}
        </>
      )}
    </section>
  );
}
