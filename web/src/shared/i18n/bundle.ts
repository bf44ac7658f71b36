// Loads the message catalogue of one language.
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { Locale } from '../api/types.ts';

const catalogues: Record<Locale, () => Promise<{ default: string[] }>> = {
  fr: () => import('./catalogue-fr.ts'),
  en: () => import('./catalogue-en.ts'),
};

/** The tag given to `Intl` and to Fluent for a language of the interface. */
export const tagOf = (locale: Locale): string => (locale === 'fr' ? 'fr-FR' : 'en-GB');

/** Fetches and parses the messages of one language; no isolation marks, the two languages share one direction. */
export async function loadBundle(locale: Locale): Promise<FluentBundle> {
  const bundle = new FluentBundle(tagOf(locale), { useIsolating: false });
  for (const source of (await catalogues[locale]()).default) bundle.addResource(new FluentResource(source));
  return bundle;
}
