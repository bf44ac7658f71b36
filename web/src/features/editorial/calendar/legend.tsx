// The names of the thématiques shown, so that a colour is never alone.
import type { ThemeView } from '@/shared/api/types.ts';
import { ThemeDot } from '@/shared/ui/theme-dot.tsx';
import type { Item } from './items.ts';
import style from './calendar.module.css';

/** The thématiques of the items, each once. */
export function Legend({ items }: { items: Item[] }) {
  const themes = new Map<string, ThemeView>();
  for (const { theme } of items) if (theme) themes.set(theme.id, theme);
  if (themes.size === 0) return null;
  return (
    <ul className={style.legend}>
      {[...themes.values()].map((theme) => (
        <li key={theme.id}>
          <ThemeDot theme={theme} />
        </li>
      ))}
    </ul>
  );
}
