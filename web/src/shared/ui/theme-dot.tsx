// A thématique: its dot of colour and its name.
import type { ThemeView } from '../api/types.ts';
import { useTypo } from '../i18n/titles.ts';
import style from './theme-dot.module.css';

/** Shows a thématique by its colour and its name. */
export function ThemeDot({ theme }: { theme: Pick<ThemeView, 'name' | 'hue'> }) {
  const typo = useTypo();
  return (
    <span className={style.theme}>
      <span className={style.dot} style={{ background: `var(--theme-${theme.hue})` }} aria-hidden="true" />
      <span className={style.name}>{typo(theme.name)}</span>
    </span>
  );
}
