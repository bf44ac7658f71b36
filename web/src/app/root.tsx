// Around every page: the words of the language in use, known before the session from the last visit.
import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { sessionQuery } from '@/shared/api/queries.ts';
import { firstLocale, WordsProvider } from '@/shared/i18n/index.tsx';
import { applyAppearance } from './appearance.ts';

/** The root of the interface. */
export function Root() {
  const { data: session } = useQuery({ ...sessionQuery, enabled: false });
  useEffect(() => {
    if (session) applyAppearance(session.preferences);
  }, [session]);
  return (
    <WordsProvider locale={session?.preferences.locale ?? firstLocale()}>
      <Outlet />
    </WordsProvider>
  );
}
