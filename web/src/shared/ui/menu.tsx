// A menu of actions behind a button.
import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Keycap } from './keycap.tsx';
import style from './popover.module.css';

export interface MenuAction {
  id: string;
  label: string;
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  run: () => void;
}

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  label: string;
  actions: MenuAction[];
}

/** A button that opens a list of actions. */
export function Menu({ trigger, label, actions }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={style.popover} placement="bottom end">
        <AriaMenu className={style.list} aria-label={label} items={actions}>
          {(action) => (
            <AriaMenuItem
              id={action.id}
              textValue={action.label}
              className={style.item}
              onAction={action.run}
              isDisabled={action.disabled}
              data-danger={action.danger || undefined}
            >
              {action.icon}
              <span className={style.itemLabel}>{action.label}</span>
              {action.keys && <Keycap keys={action.keys} />}
            </AriaMenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
