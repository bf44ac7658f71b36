// A key of the keyboard, shown where the mouse would go.
import { isCharacterShortcut } from '../commands/keys.ts';
import { useText } from '../i18n/index.tsx';
import { useOptionalSession } from '../session/index.tsx';
import style from './keycap.module.css';

const NAMED = new Set(['ctrl', 'shift', 'enter', 'escape', 'space']);

/** A chord is one cap, a sequence one cap for each key. */
const capsOf = (keys: string): string[] => (/^(ctrl|shift) /i.test(keys) ? [keys] : keys.split(' '));

/** Shows the keys of a shortcut; decorative, since the action carries `aria-keyshortcuts`. */
export function Keycap({ keys }: { keys: string }) {
  const text = useText();
  const session = useOptionalSession();
  if (session && !session.preferences.shortcuts && isCharacterShortcut(keys)) return null;
  return (
    <span className={style.keys} aria-hidden="true">
      {capsOf(keys).map((cap) => (
        <kbd key={cap} className={style.key}>
          {cap
            .split(' ')
            .map((key) => (NAMED.has(key.toLowerCase()) ? text(`key-${key.toLowerCase()}`) : key.toUpperCase()))
            .join(' ')}
        </kbd>
      ))}
    </span>
  );
}
