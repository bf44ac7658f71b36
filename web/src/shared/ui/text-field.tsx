// A field of text, on one line or several.
import { Input } from 'react-aria-components/Input';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps as AriaProps } from 'react-aria-components/TextField';
import { FieldFrame, fieldStyle as style, type FieldProps } from './field.tsx';

export interface TextFieldProps extends Omit<AriaProps, 'children' | 'className' | 'style'>, FieldProps {
  placeholder?: string;
  /** Lines shown; more than one makes a text area. */
  rows?: number;
}

/** A field of text. */
export function TextField({ label, help, error, hideLabel, placeholder, rows = 1, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} className={style.field} isInvalid={rest.isInvalid ?? Boolean(error)}>
      <FieldFrame label={label} help={help} error={error} hideLabel={hideLabel}>
        {rows > 1 ? (
          <TextArea className={style.control} placeholder={placeholder} rows={rows} />
        ) : (
          <Input className={style.control} placeholder={placeholder} />
        )}
      </FieldFrame>
    </AriaTextField>
  );
}
