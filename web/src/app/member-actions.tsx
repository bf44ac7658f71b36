// What the menus of the frame offer: appearance, help, the public feed, the end of the session.
import { useNavigate } from '@tanstack/react-router';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CirclePause, ExternalLink, Images, Keyboard, Languages, LogOut, Monitor, Moon, PanelLeft, Search, SlidersHorizontal, Sun, Users } from 'lucide-react';
import { api } from '@/shared/api/client.ts';
import { sessionQuery } from '@/shared/api/queries.ts';
import type { Preferences, SessionView, Theme } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useCan, useSession } from '@/shared/session/index.tsx';
import type { MenuAction } from '@/shared/ui/menu.tsx';
import { setFrame } from './frame-state.ts';

/** Changes the member's preferences, at once on the page, then on the server. */
export function usePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Partial<Preferences>) => api.patch<SessionView>('/session/preferences', change),
    onMutate: (change) => {
      const before = client.getQueryData(sessionQuery.queryKey);
      if (before) client.setQueryData(sessionQuery.queryKey, { ...before, preferences: { ...before.preferences, ...change } });
      return before;
    },
    onError: (_error, _change, before) => before && client.setQueryData(sessionQuery.queryKey, before),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  });
}

const NEXT_THEME: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const THEME_ICON = { system: Monitor, light: Sun, dark: Moon };

/** Actions of appearance, for menus and palette. */
export function useAppearanceActions(): MenuAction[] {
  const text = useText();
  const { preferences } = useSession();
  const { mutate } = usePreferences();
  const next = NEXT_THEME[preferences.theme];
  const Drawing = THEME_ICON[next];
  return [
    { id: 'theme', label: text(`theme-use-${next}`), icon: <Drawing aria-hidden />, run: () => mutate({ theme: next }) },
    {
      id: 'language',
      label: text('language-other'),
      icon: <Languages aria-hidden />,
      run: () => mutate({ locale: preferences.locale === 'fr' ? 'en' : 'fr' }),
    },
  ];
}

function useSignOut(): MenuAction {
  const text = useText();
  return {
    id: 'sign-out',
    label: text('session-sign-out'),
    icon: <LogOut aria-hidden />,
    run: () => void api.delete('/session').finally(() => location.assign('/connexion')),
  };
}

/** Suspending publishing, for those who may. */
function usePauseAction(): MenuAction[] {
  const text = useText();
  const mayPause = useCan('publication.pause');
  return mayPause ? [{ id: 'pause', label: text('pause-open'), icon: <CirclePause aria-hidden />, run: () => setFrame({ pausing: true }) }] : [];
}

/** Menu of the institution. */
export function useInstitutionActions(): MenuAction[] {
  const text = useText();
  const navigate = useNavigate();
  const seesMembers = useCan('organisation.read');
  const pause = usePauseAction();
  return [
    { id: 'feed', label: text('nav-public-feed'), icon: <ExternalLink aria-hidden />, run: () => window.open('/fil', '_blank', 'noopener') },
    ...(seesMembers
      ? [{ id: 'members', label: text('settings-members'), icon: <Users aria-hidden />, run: () => void navigate({ to: '/reglages/$section', params: { section: 'membres' } }) }]
      : []),
    ...pause,
    { id: 'rail', label: text('nav-fold'), icon: <PanelLeft aria-hidden />, keys: '[', run: () => setFrame({ rail: document.documentElement.dataset.rail !== 'true' }) },
  ];
}

/** Menu of the member. */
export function useMemberActions(): MenuAction[] {
  const text = useText();
  const navigate = useNavigate();
  const appearance = useAppearanceActions();
  const signOut = useSignOut();
  return [
    {
      id: 'preferences',
      label: text('settings-preferences'),
      icon: <SlidersHorizontal aria-hidden />,
      run: () => void navigate({ to: '/reglages/$section', params: { section: 'preferences' } }),
    },
    ...appearance,
    { id: 'help', label: text('help-open'), icon: <Keyboard aria-hidden />, keys: '?', run: () => setFrame({ help: true }) },
    signOut,
  ];
}

/** Menu of the last tab on a phone. */
export function useMoreActions(): MenuAction[] {
  const text = useText();
  const navigate = useNavigate();
  const [appearance] = useAppearanceActions();
  const pause = usePauseAction();
  const signOut = useSignOut();
  return [
    { id: 'search', label: text('palette-open'), icon: <Search aria-hidden />, run: () => setFrame({ palette: true }) },
    { id: 'media', label: text('place-media'), icon: <Images aria-hidden />, run: () => void navigate({ to: '/medias' }) },
    { id: 'settings', label: text('place-settings'), icon: <SlidersHorizontal aria-hidden />, run: () => void navigate({ to: '/reglages/$section', params: { section: 'preferences' } }) },
    ...pause,
    ...(appearance ? [appearance] : []),
    { id: 'feed', label: text('nav-public-feed'), icon: <ExternalLink aria-hidden />, run: () => window.open('/fil', '_blank', 'noopener') },
    signOut,
  ];
}
