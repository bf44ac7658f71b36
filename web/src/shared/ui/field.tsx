// What every field shares: label above, help and error below, tied by React Aria.
import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { CircleAlertFilled } from './icons.tsx';
import style from './field.module.css';

export interface FieldProps {
  label: ReactNode;
  help?: ReactNode;
  /** What is wrong, with an example of what is right. */
  error?: ReactNode;
  /** The label is read but not seen: only where a visible title already says it. */
  hideLabel?: boolean;
}

/** Label, control, help and error of one field; inside a React Aria field. */
export function FieldFrame({ label, help, error, hideLabel, children }: FieldProps & { children: ReactNode }) {
  return (
    <>
      <Label className={hideLabel ? 'visually-hidden' : style.label}>{label}</Label>
      {children}
      {help && !error && (
        <Text slot="description" className={style.help}>
          {help}
        </Text>
      )}
      <FieldError className={style.error}>
        {(validation) => (
          <>
            <CircleAlertFilled size={15} />
            <span>{error ?? validation.validationErrors.join(' ')}</span>
          </>
        )}
      </FieldError>
    </>
  );
}

export const fieldStyle = style;
