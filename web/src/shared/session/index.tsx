// Who is signed in, what they may do, and how they like the interface.
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { Permission, SessionView } from '../api/types.ts';
import { useLocaleCode } from '../i18n/index.tsx';
import { makeFormat, type Format } from '../time/format.ts';

const SessionContext = createContext<SessionView | null>(null);

/** Gives the session to the screens. */
export function SessionProvider({ session, children }: { session: SessionView; children: ReactNode }) {
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

/** The session of the member; screens are shown only inside one. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session around this screen');
  return session;
}

/** The session, or null on a page that needs none. */
export const useOptionalSession = (): SessionView | null => useContext(SessionContext);

/** Whether the member holds a permission, such as `post.schedule`. */
export function useCan(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}

/** Dates and figures in the member's language and the institution's zone. */
export function useFormat(): Format {
  const locale = useLocaleCode();
  const zone = useContext(SessionContext)?.organisation.zone ?? 'Europe/Paris';
  return useMemo(() => makeFormat(locale, zone), [locale, zone]);
}
