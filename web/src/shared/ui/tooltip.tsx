// A word over a control, on hover and on focus; never the only place of an information.
import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import style from './tooltip.module.css';

/** Adds a tooltip to one pressable control. */
export function Tooltip({ children, words, placement = 'top' }: { children: ReactElement; words: ReactNode; placement?: 'top' | 'right' | 'bottom' }) {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <AriaTooltip className={style.tooltip} placement={placement} offset={6}>
        {words}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
