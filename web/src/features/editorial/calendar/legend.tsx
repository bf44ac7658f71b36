// The names of the thématiques and the look of free slots, so that a colour is never alone.
import type { ThemeView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { ThemeDot } from '@/shared/ui/theme-dot.tsx';
import type { Item } from './items.ts';
import style from './calendar.module.css';

/** The thématiques of the items, each once, and the free slots when some are shown. */
export function Legend({ items, hasFree }: { items: Item[]; hasFree: boolean }) {
  const text = useText();
  const themes = new Map<string, ThemeView>();
  for (const { theme } of items) if (theme) themes.set(theme.id, theme);
  if (themes.size === 0 && !hasFree) return null;
  return (
    <ul className={style.legend}>
      {[...themes.values()].map((theme) => (
        <li key={theme.id}>
          <ThemeDot theme={theme} />
        </li>
      ))}
      {hasFree && (
        <li className={style.freeLegend}>
          <span className={style.freeSwatch} aria-hidden="true" />
          {text('slot-free')}
        </li>
      )}
    </ul>
  );
}
