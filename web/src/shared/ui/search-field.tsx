// A field that searches the list under it.
import { Search, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { SearchField as AriaSearchField, type SearchFieldProps as AriaProps } from 'react-aria-components/SearchField';
import { useText } from '../i18n/index.tsx';
import { classes } from './classes.ts';
import { fieldStyle } from './field.tsx';
import style from './search-field.module.css';

interface SearchFieldProps extends Omit<AriaProps, 'children' | 'className' | 'style'> {
  label: string;
  placeholder?: string;
}

/** A search field with its clearing button; its label is read, the glass shows it. */
export function SearchField({ label, placeholder, ...rest }: SearchFieldProps) {
  const text = useText();
  return (
    <AriaSearchField {...rest} className={style.search}>
      {({ isEmpty }) => (
        <>
          <Label className="visually-hidden">{label}</Label>
          <Group className={classes(fieldStyle.control, style.group)}>
            <Search size={16} aria-hidden />
            <Input className={fieldStyle.bare} placeholder={placeholder ?? label} />
            {!isEmpty && (
              <Button className={style.clear} aria-label={text('search-clear')}>
                <X size={14} aria-hidden />
              </Button>
            )}
          </Group>
        </>
      )}
    </AriaSearchField>
  );
}
