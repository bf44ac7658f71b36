// Buttons: primary (one per screen), outline, bare, danger; and a link that looks like one.
import { forwardRef, type AnchorHTMLAttributes, type ReactNode } from 'react';
import { createLink } from '@tanstack/react-router';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { ariaKeys } from '../commands/keys.ts';
import { classes } from './classes.ts';
import { Keycap } from './keycap.tsx';
import style from './button.module.css';

type Look = 'primary' | 'outline' | 'bare' | 'danger' | 'link';
type Size = 'row' | 'control' | 'form';

interface Shape {
  look?: Look;
  size?: Size;
  /** Drawing before the label. */
  icon?: ReactNode;
  /** Shortcut shown after the label. */
  keys?: string;
}

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'>, Shape {
  children?: ReactNode;
  className?: string;
}

const shape = (look: Look, size: Size, iconOnly: boolean, extra?: string) =>
  classes(style.button, style[look], style[size], iconOnly && style.iconOnly, extra);

/** A button. Without children it is an icon and must have an `aria-label`. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { look = 'outline', size = 'control', icon, keys, children, className, ...rest },
  ref,
) {
  return (
    <AriaButton ref={ref} {...rest} aria-keyshortcuts={ariaKeys(keys)} className={shape(look, size, children === undefined, className)}>
      {icon}
      {children !== undefined && <span className={style.label}>{children}</span>}
      {keys && <Keycap keys={keys} />}
    </AriaButton>
  );
});

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement>, Shape {
  children?: ReactNode;
}

const Anchor = forwardRef<HTMLAnchorElement, AnchorProps>(function Anchor(
  { look = 'outline', size = 'control', icon, keys, children, className, ...rest },
  ref,
) {
  return (
    <a ref={ref} {...rest} aria-keyshortcuts={ariaKeys(keys)} className={shape(look, size, children === undefined, className)}>
      {icon}
      {children !== undefined && <span className={style.label}>{children}</span>}
      {keys && <Keycap keys={keys} />}
    </a>
  );
});

/** A link to a screen that looks like a button. */
export const LinkButton = createLink(Anchor);

/** A link to an address outside the interface that looks like a button. */
export const AnchorButton = Anchor;
