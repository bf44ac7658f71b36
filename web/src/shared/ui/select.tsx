// A choice among a few values.
import type { ReactNode } from 'react';
import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { FieldFrame, fieldStyle, type FieldProps } from './field.tsx';
import popover from './popover.module.css';

export interface Choice {
  value: string;
  label: string;
  icon?: ReactNode;
}

interface SelectProps extends FieldProps {
  choices: Choice[];
  value: string | null;
  onChange: (value: string) => void;
  placeholder?: string;
  name?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
}

/** A field that opens a list. */
export function Select({ label, help, error, hideLabel, choices, value, onChange, placeholder, ...rest }: SelectProps) {
  return (
    <AriaSelect
      {...rest}
      className={fieldStyle.field}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      placeholder={placeholder}
      isInvalid={Boolean(error)}
    >
      <FieldFrame label={label} help={help} error={error} hideLabel={hideLabel}>
        <Button className={fieldStyle.control}>
          <SelectValue style={{ flex: 1 }} />
          <ChevronDown size={16} aria-hidden />
        </Button>
      </FieldFrame>
      <Popover className={popover.popover}>
        <ListBox className={popover.list} items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.value} textValue={choice.label} className={popover.item}>
              {({ isSelected }) => (
                <>
                  {choice.icon}
                  <span className={popover.itemLabel}>{choice.label}</span>
                  {isSelected && <Check aria-hidden />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
