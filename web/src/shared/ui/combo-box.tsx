// A choice among many values, narrowed by typing.
import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useText } from '../i18n/index.tsx';
import { FieldFrame, fieldStyle, type FieldProps } from './field.tsx';
import popover from './popover.module.css';
import style from './search-field.module.css';
import type { Choice } from './select.tsx';

interface ComboBoxProps extends FieldProps {
  choices: Choice[];
  value: string | null;
  onChange: (value: string | null) => void;
  placeholder?: string;
}

/** A field that proposes what matches the letters typed. */
export function ComboBox({ label, help, error, hideLabel, choices, value, onChange, placeholder }: ComboBoxProps) {
  const text = useText();
  return (
    <AriaComboBox
      className={fieldStyle.field}
      defaultItems={choices}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      menuTrigger="focus"
      isInvalid={Boolean(error)}
    >
      <FieldFrame label={label} help={help} error={error} hideLabel={hideLabel}>
        <Group className={fieldStyle.control}>
          <Input className={fieldStyle.bare} placeholder={placeholder} />
          <Button className={style.clear} aria-label={text('field-open')}>
            <ChevronDown size={16} aria-hidden />
          </Button>
        </Group>
      </FieldFrame>
      <Popover className={popover.popover}>
        <ListBox className={popover.list} renderEmptyState={() => <p className={popover.none}>{text('field-nothing-matches')}</p>}>
          {(choice: Choice) => (
            <ListBoxItem id={choice.value} textValue={choice.label} className={popover.item}>
              {choice.icon}
              <span className={popover.itemLabel}>{choice.label}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
