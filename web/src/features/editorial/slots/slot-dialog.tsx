// Adding or changing a slot: its days, its hour, its channels, its thématique.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { parseTime, type Time } from '@internationalized/date';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { channelsQuery, themesQuery } from '@/shared/api/queries.ts';
import type { SlotView, Weekday } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useFormat } from '@/shared/session/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Checkbox } from '@/shared/ui/checkbox.tsx';
import { TimeField } from '@/shared/ui/date-field.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { NetworkGlyph } from '@/shared/ui/network-glyph.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Select } from '@/shared/ui/select.tsx';
import { useSaveSlot } from './api.ts';
import { WeekdayChoice } from './weekday-choice.tsx';
import style from './slots.module.css';

const ALL_THEMES = 'all';

interface SlotDialogProps {
  /** The slot to change; null adds one. */
  slot: SlotView | null;
  onClose: () => void;
}

/** The form of a slot. */
export function SlotDialog({ slot, onClose }: SlotDialogProps) {
  const text = useText();
  const typo = useTypo();
  const format = useFormat();
  const { data: channels = [] } = useQuery(channelsQuery);
  const { data: themes = [] } = useQuery(themesQuery);
  const [days, setDays] = useState<Weekday[]>(slot?.weekdays ?? ['TU']);
  const [time, setTime] = useState<Time | null>(parseTime(slot?.time ?? '11:00'));
  const [chosen, setChosen] = useState<string[]>(slot?.channels.map((channel) => channel.id) ?? []);
  const [theme, setTheme] = useState<string>(slot?.theme?.id ?? ALL_THEMES);
  const [tried, setTried] = useState(false);
  const save = useSaveSlot(slot);
  const zone = slot?.zone ?? format.zone;
  const submit = () => {
    setTried(true);
    if (!time || days.length === 0) return;
    const body = { weekdays: days, time: time.toString().slice(0, 5), zone, channels: chosen, theme_id: theme === ALL_THEMES ? null : theme };
    save.mutate(body, { onSuccess: onClose });
  };
  const active = channels.filter((channel) => channel.state === 'active' || chosen.includes(channel.id));
  return (
    <Modal
      title={text(slot ? 'slot-change-title' : 'slot-add')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          <Button look="primary" size="form" isPending={save.isPending} onPress={submit}>
            {text(slot ? 'action-save' : 'slot-add')}
          </Button>
        </>
      }
    >
      {save.error && <Failure error={save.error} notDone={text('slot-not-done')} />}
      <WeekdayChoice label={text('slot-days')} days={days} onChange={setDays} error={tried && days.length === 0 ? text('slot-no-day') : undefined} />
      <div className={style.hour}>
        <TimeField
          label={text('slot-hour')}
          value={time}
          onChange={setTime}
          help={text('time-zone-note', { zone: zone.split('/').pop()?.replaceAll('_', ' ') ?? zone })}
          error={tried && !time ? text('field-required') : undefined}
        />
      </div>
      <CheckboxGroup className={style.group} value={chosen} onChange={setChosen}>
        <Label className={style.label}>{text('slot-channels')}</Label>
        <div className={style.boxes}>
          {active.map((channel) => (
            <Checkbox key={channel.id} value={channel.id}>
              <span className={style.channel}>
                <NetworkGlyph network={channel.network} decorative />
                <span className={style.channelName}>{typo(channel.name)}</span>
              </span>
            </Checkbox>
          ))}
        </div>
        <p className={style.help}>{text('slot-channels-help')}</p>
      </CheckboxGroup>
      <Select
        label={text('slot-theme')}
        value={theme}
        onChange={setTheme}
        choices={[
          { value: ALL_THEMES, label: text('slot-theme-all') },
          ...themes.map((each) => ({
            value: each.id,
            label: typo(each.name),
            icon: <span className={style.dot} style={{ background: `var(--theme-${each.hue})` }} />,
          })),
        ]}
      />
    </Modal>
  );
}
