// A box to tick, and a switch that acts at once.
import type { ReactNode } from 'react';
import { Check, Minus } from 'lucide-react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components/Checkbox';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch';
import { fieldStyle as style } from './field.tsx';

interface CheckboxProps extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> {
  children?: ReactNode;
}

/** A box to tick; nothing happens until the form is sent. */
export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={style.toggle}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={style.box}>
            {isIndeterminate ? <Minus size={14} strokeWidth={3} aria-hidden /> : isSelected && <Check size={14} strokeWidth={3} aria-hidden />}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  );
}

interface SwitchProps extends Omit<AriaSwitchProps, 'children' | 'className' | 'style'> {
  children?: ReactNode;
}

/** A setting that changes at once. */
export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={style.toggle}>
      <span className={style.track}>
        <span className={style.thumb} />
      </span>
      {children}
    </AriaSwitch>
  );
}
