// The thématique, the author and the language, in one row above the text.
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, Languages, User } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { themesQuery } from '@/shared/api/queries.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { Menu } from '@/shared/ui/menu.tsx';
import { ThemeDot } from '@/shared/ui/theme-dot.tsx';
import { useComposer } from './context.tsx';
import style from './details.module.css';

/** Languages a public institution of the territory writes in, by their code. */
const LANGUAGES = ['fr', 'en', 'de', 'es', 'it', 'pt', 'nl', 'br', 'ca', 'co', 'eu', 'oc', 'ar', 'uk'];

const languageName = (code: string, of: string): string => new Intl.DisplayNames([of], { type: 'language' }).of(code) ?? code;

function ThemeChoice() {
  const text = useText();
  const typo = useTypo();
  const { draft, change, mayEdit } = useComposer();
  const { data: themes = [] } = useQuery(themesQuery);
  const theme = themes.find((each) => each.id === draft.theme);
  const shown = theme ? <ThemeDot theme={theme} /> : text('composer-theme-none');
  if (!mayEdit) return <span className={style.fact}>{shown}</span>;
  const choose = (id: string | null) => change((current) => (current.theme === id ? current : { ...current, theme: id }));
  return (
    <Menu
      label={text('filter-theme')}
      trigger={
        <Button className={style.pill}>
          <span className="visually-hidden">{text('filter-theme')} : </span>
          {shown}
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
      actions={[
        ...themes.map((each) => ({
          id: each.id,
          label: typo(each.name),
          icon: <span className={style.dot} style={{ background: `var(--theme-${each.hue})` }} />,
          run: () => choose(each.id),
        })),
        { id: 'none', label: text('composer-theme-without'), run: () => choose(null) },
      ]}
    />
  );
}

function LanguageChoice() {
  const text = useText();
  const { draft, change, mayEdit, locked } = useComposer();
  const of = document.documentElement.lang || 'fr';
  const name = languageName(draft.language, of);
  if (!mayEdit || locked) return <span className={style.fact}>{name}</span>;
  return (
    <Menu
      label={text('composer-language')}
      trigger={
        <Button className={style.pill}>
          <Languages size={14} aria-hidden />
          <span className="visually-hidden">{text('composer-language')} : </span>
          {name}
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
      actions={LANGUAGES.map((code) => ({
        id: code,
        label: languageName(code, of),
        run: () => change((current) => (current.language === code ? current : { ...current, language: code })),
      }))}
    />
  );
}

/** What the content is, besides its text. */
export function Details() {
  const text = useText();
  const { snapshot } = useComposer();
  return (
    <div className={style.details}>
      <ThemeChoice />
      {snapshot.post.author && (
        <span className={style.fact}>
          <User size={14} aria-hidden />
          <span className="visually-hidden">{text('composer-author')} : </span>
          {snapshot.post.author.name}
        </span>
      )}
      <LanguageChoice />
    </div>
  );
}
