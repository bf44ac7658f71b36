// Words of the interface: a provider that loads one language, and the hook that reads a message.
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { FluentBundle, FluentVariable } from '@fluent/bundle';
import { LocalizationProvider, ReactLocalization, useLocalization } from '@fluent/react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { Locale } from '../api/types.ts';
import { loadBundle, tagOf } from './bundle.ts';
import { typo } from './typo.ts';

export { typo } from './typo.ts';
export { tagOf } from './bundle.ts';

/** Reads one message of the catalogue, with French typography applied. */
export type Text = (id: string, values?: Record<string, FluentVariable>) => string;

const LocaleContext = createContext<Locale>('fr');

/** The language the page starts in, before the session says the member's. */
export function firstLocale(): Locale {
  return document.documentElement.lang === 'en' ? 'en' : 'fr';
}

/** Gives the messages of one language to everything inside; shows nothing until they are there. */
export function WordsProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const [loaded, setLoaded] = useState<{ locale: Locale; bundle: FluentBundle } | null>(null);
  useEffect(() => {
    let wanted = true;
    void loadBundle(locale).then((bundle) => {
      if (wanted) setLoaded({ locale, bundle });
    });
    return () => {
      wanted = false;
    };
  }, [locale]);
  const l10n = useMemo(() => loaded && new ReactLocalization([loaded.bundle], null), [loaded]);
  const shown = loaded?.locale;
  useEffect(() => {
    if (shown) document.documentElement.lang = shown;
  }, [shown]);
  if (!l10n || !shown) return null;
  return (
    <LocaleContext.Provider value={shown}>
      <I18nProvider locale={tagOf(shown)}>
        <LocalizationProvider l10n={l10n}>{children}</LocalizationProvider>
      </I18nProvider>
    </LocaleContext.Provider>
  );
}

/** The language in use. */
export const useLocaleCode = (): Locale => useContext(LocaleContext);

/** The function that reads a message by its id. */
export function useText(): Text {
  const { l10n } = useLocalization();
  const locale = useLocaleCode();
  return useMemo(() => {
    const finish = locale === 'fr' ? typo : (text: string) => text;
    return (id, values) => finish(l10n.getString(id, values, id));
  }, [l10n, locale]);
}

