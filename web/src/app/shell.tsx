// The frame around every screen: skip link, navigation, bands, palette, shortcuts, live events.
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { Outlet, useMatches, useNavigate, useRouterState } from '@tanstack/react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CirclePause, CirclePlay, Keyboard, PanelLeft, Plus, Search } from 'lucide-react';
import { Bell } from '@/features/notifications/bell.tsx';
import { usePauseSubject } from '@/features/publishing/pauses.ts';
import { goToSignIn } from '@/shared/api/client.ts';
import { pausesQuery } from '@/shared/api/queries.ts';
import { useCommands, type Command } from '@/shared/commands/registry.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useNewPost } from '@/shared/posts/new-post.tsx';
import { useCan, useSession } from '@/shared/session/index.tsx';
import { HeaderToolsProvider } from '@/shared/ui/header-tools.tsx';
import { Toasts } from '@/shared/ui/toast.tsx';
import { Bands } from './bands.tsx';
import { setFrame, useFrame } from './frame-state.ts';
import { useLive } from './live.ts';
import { useAppearanceActions } from './member-actions.tsx';
import { BottomTabs, Navigation } from './navigation.tsx';
import { PLACES } from './places.tsx';
import { useShortcuts } from './shortcuts.ts';
import style from './shell.module.css';

const loadPalette = () => import('./palette.tsx');
const Palette = lazy(loadPalette);
const Help = lazy(() => import('./help.tsx'));
const PauseDialog = lazy(() => import('@/features/publishing/pause-dialog.tsx'));
const ResumeDialog = lazy(() => import('@/features/publishing/resume-dialog.tsx'));
const SessionEnded = lazy(() => import('./session-ended.tsx'));

const NARROW = '(max-width: 1199px)';

function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const onChange = () => setNarrow(query.matches);
    query.addEventListener('change', onChange);
    return () => query.removeEventListener('change', onChange);
  }, []);
  return narrow;
}

function useFrameCommands(rail: boolean): void {
  const text = useText();
  const navigate = useNavigate();
  const create = useNewPost();
  const mayCreate = useCan('post.edit');
  const appearance = useAppearanceActions();
  const commands: Command[] = [
    { id: 'palette', label: text('palette-open'), group: 'act', keys: 'Ctrl K', keysOnly: true, icon: <Search aria-hidden />, run: () => setFrame({ palette: true }) },
    { id: 'help', label: text('help-open'), group: 'act', keys: '?', icon: <Keyboard aria-hidden />, run: () => setFrame({ help: true }) },
    { id: 'rail', label: text('nav-fold'), group: 'act', keys: '[', icon: <PanelLeft aria-hidden />, run: () => setFrame({ rail: !rail }) },
    ...PLACES.map(
      (place): Command => ({
        id: `go-${place.id}`,
        label: text(`place-${place.id}`),
        group: 'go',
        keys: place.keys,
        icon: <place.icon aria-hidden />,
        run: () => void navigate({ to: place.to }),
      }),
    ),
    ...(mayCreate ? [{ id: 'new-post', label: text('post-new'), group: 'create', keys: 'C', icon: <Plus aria-hidden />, run: () => create.mutate({}) } satisfies Command] : []),
    ...appearance.map((action): Command => ({ id: action.id, label: action.label, group: 'act', icon: action.icon, run: action.run })),
  ];
  useCommands(commands);
}

/** Suspending and resuming, for those who may. */
function usePauseCommands(): void {
  const text = useText();
  const subjectOf = usePauseSubject();
  const mayPause = useCan('publication.pause');
  const { data } = useQuery(pausesQuery);
  const resumes = (data?.items ?? []).map(
    (pause): Command => ({
      id: `resume-${pause.id}`,
      label: text('pause-resume-command', { subject: subjectOf(pause.target) }),
      group: 'act',
      icon: <CirclePlay aria-hidden />,
      run: () => setFrame({ resuming: pause.id }),
    }),
  );
  const pause: Command = { id: 'pause', label: text('pause-open'), group: 'act', icon: <CirclePause aria-hidden />, run: () => setFrame({ pausing: true }) };
  useCommands(mayPause ? [pause, ...resumes] : []);
}

/** Fetches the palette once the first screen stands: whoever types right after Ctrl K loses no letter to the network. */
function usePaletteAtHand(): void {
  useEffect(() => {
    const pending = window.setTimeout(() => void loadPalette().catch(() => undefined), 1000);
    return () => window.clearTimeout(pending);
  }, []);
}

/** Moves the focus to the screen's main part after a change of screen, as a page load would. */
function useFocusOnArrival(): void {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const [first, setFirst] = useState(pathname);
  useEffect(() => {
    if (pathname === first) return;
    setFirst(pathname);
    document.getElementById('content')?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pathname, first]);
}

/** The frame of the signed-in screens. */
export function Shell() {
  const text = useText();
  const client = useQueryClient();
  const { preferences } = useSession();
  const frame = useFrame();
  const narrow = useNarrow();
  const wantsRail = useMatches({ select: (matches) => matches.some((match) => match.staticData.rail === true) });
  const rail = frame.rail || narrow || wantsRail;
  // One element for all screens: a change of the frame does not redraw them.
  const bell = useMemo(() => <Bell />, []);
  const [ended, setEnded] = useState(false);
  const onSessionEnd = useCallback(() => setEnded(true), []);

  useLive(client, onSessionEnd);
  useShortcuts(preferences.shortcuts);
  useFrameCommands(frame.rail);
  usePauseCommands();
  useFocusOnArrival();
  usePaletteAtHand();
  useEffect(() => {
    window.addEventListener('parvis:session-ended', onSessionEnd);
    return () => window.removeEventListener('parvis:session-ended', onSessionEnd);
  }, [onSessionEnd]);
  useEffect(() => {
    document.documentElement.dataset.rail = String(rail);
  }, [rail]);

  return (
    <div className={style.frame}>
      <a className={style.skip} href="#content">
        {text('nav-skip')}
      </a>
      <Navigation rail={rail} />
      <div className={style.screen}>
        <Bands />
        <HeaderToolsProvider value={bell}>
          <Outlet />
        </HeaderToolsProvider>
      </div>
      <BottomTabs />
      <Toasts />
      <Suspense fallback={null}>
        {frame.palette && <Palette />}
        {frame.help && <Help />}
        {frame.pausing && <PauseDialog onClose={() => setFrame({ pausing: false })} />}
        {frame.resuming && <ResumeDialog pause={frame.resuming} onClose={() => setFrame({ resuming: null })} />}
        {ended && <SessionEnded onSignIn={goToSignIn} />}
      </Suspense>
    </div>
  );
}
