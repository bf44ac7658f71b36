// Filters of a list: pills with menus, all of them kept in the address.
import type { ReactNode } from 'react';
import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { useText } from '../i18n/index.tsx';
import { Button as OwnButton } from './button.tsx';
import { classes } from './classes.ts';
import popover from './popover.module.css';
import style from './filter-pill.module.css';

export interface FilterChoice {
  value: string;
  label: string;
  icon?: ReactNode;
}

interface FilterPillProps {
  label: string;
  choices: FilterChoice[];
  selected: string[];
  onChange: (selected: string[]) => void;
  mode?: 'single' | 'multiple';
}

/** One filter; active, it says what it keeps. */
export function FilterPill({ label, choices, selected, onChange, mode = 'multiple' }: FilterPillProps) {
  const text = useText();
  const active = selected.length > 0;
  const first = choices.find((choice) => choice.value === selected[0])?.label;
  const value = selected.length === 1 && first ? first : text('filter-count', { count: selected.length, total: choices.length });
  return (
    <MenuTrigger>
      <Button className={classes(style.pill, active && style.active)}>
        {active ? text('filter-active', { label, value }) : label}
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={popover.popover}>
        <Menu
          className={popover.list}
          aria-label={label}
          items={choices}
          selectionMode={mode}
          selectedKeys={selected}
          onSelectionChange={(keys) => onChange(keys === 'all' ? choices.map((choice) => choice.value) : [...keys].map(String))}
        >
          {(choice) => (
            <MenuItem id={choice.value} textValue={choice.label} className={popover.item}>
              {({ isSelected }) => (
                <>
                  <span className={popover.check}>{isSelected && <Check aria-hidden />}</span>
                  {choice.icon}
                  <span className={popover.itemLabel}>{choice.label}</span>
                </>
              )}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** A filter that is on or off. */
export function FilterToggle({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <ToggleButton className={classes(style.pill, isOn && style.active)} isSelected={isOn} onChange={onChange}>
      {label}
    </ToggleButton>
  );
}

interface FilterBarProps {
  label: string;
  children: ReactNode;
  /** Shown when at least one filter is on. */
  onClear?: () => void;
  aside?: ReactNode;
}

/** The row of filters over a list. */
export function FilterBar({ label, children, onClear, aside }: FilterBarProps) {
  const text = useText();
  return (
    <div className={style.bar} role="group" aria-label={label}>
      {children}
      {onClear && (
        <OwnButton look="bare" size="row" onPress={onClear}>
          {text('filter-clear')}
        </OwnButton>
      )}
      {aside && <div className={style.aside}>{aside}</div>}
    </div>
  );
}
