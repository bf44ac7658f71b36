// The addresses of the interface; each screen loads on demand.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Crash, NotFound } from './dead-ends.tsx';
import { Root } from './root.tsx';
import { Session } from './session.tsx';

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The navigation folds to a rail. */
    rail?: boolean;
  }
}

type Search = Record<string, unknown>;

/** Every part of the address after `?` may be left out. */
const optional = <T extends object>(search: T): Partial<T> => search;

const word = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined => values.find((each) => each === value);

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFound, errorComponent: Crash });
const frame = createRoute({ getParentRoute: () => rootRoute, id: 'frame', component: Session });

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  component: lazyRouteComponent(() => import('@/features/home/home-screen.tsx'), 'HomeScreen'),
});

const calendar = createRoute({
  getParentRoute: () => frame,
  path: '/calendrier',
  validateSearch: (search: Search) => optional({
    vue: oneOf(['mois', 'semaine', 'liste'], search.vue),
    jour: /^\d{4}-\d\d-\d\d$/.test(String(search.jour)) ? String(search.jour) : undefined,
    canal: word(search.canal),
    thematique: word(search.thematique),
    etat: word(search.etat),
  }),
  component: lazyRouteComponent(() => import('@/features/editorial/calendar/calendar-screen.tsx'), 'CalendarScreen'),
});

const contents = createRoute({
  getParentRoute: () => frame,
  path: '/contenus',
  validateSearch: (search: Search) => optional({
    etat: word(search.etat),
    canal: word(search.canal),
    thematique: word(search.thematique),
    de: oneOf(['moi'], search.de),
    q: word(search.q),
    ordre: oneOf(['modification', 'date'], search.ordre),
  }),
  component: lazyRouteComponent(() => import('@/features/editorial/contents/contents-screen.tsx'), 'ContentsScreen'),
});

const importing = createRoute({
  getParentRoute: () => frame,
  path: '/contenus/importer',
  component: lazyRouteComponent(() => import('@/features/editorial/import/import-screen.tsx'), 'ImportScreen'),
});

const seriesList = createRoute({
  getParentRoute: () => frame,
  path: '/series',
  component: lazyRouteComponent(() => import('@/features/editorial/series/series-list-screen.tsx'), 'SeriesListScreen'),
});

const series = createRoute({
  getParentRoute: () => frame,
  path: '/series/$series',
  component: lazyRouteComponent(() => import('@/features/editorial/series/series-screen.tsx'), 'SeriesScreen'),
});

const composer = createRoute({
  getParentRoute: () => frame,
  path: '/contenus/$post',
  staticData: { rail: true },
  validateSearch: (search: Search) => optional({ canal: word(search.canal) }),
  component: lazyRouteComponent(() => import('@/features/editorial/composer/composer-screen.tsx'), 'ComposerScreen'),
});

const publication = createRoute({
  getParentRoute: () => frame,
  path: '/contenus/$post/publication',
  component: lazyRouteComponent(() => import('@/features/publishing/publication-screen.tsx'), 'PublicationScreen'),
});

const correction = createRoute({
  getParentRoute: () => frame,
  path: '/contenus/$post/rectification',
  component: lazyRouteComponent(() => import('@/features/editorial/correction/correction-screen.tsx'), 'CorrectionScreen'),
});

const withdrawal = createRoute({
  getParentRoute: () => frame,
  path: '/contenus/$post/retrait',
  component: lazyRouteComponent(() => import('@/features/editorial/correction/correction-screen.tsx'), 'WithdrawalScreen'),
});

const queue = createRoute({
  getParentRoute: () => frame,
  path: '/file',
  validateSearch: (search: Search) => optional({ etat: word(search.etat), canal: word(search.canal) }),
  component: lazyRouteComponent(() => import('@/features/publishing/queue-screen.tsx'), 'QueueScreen'),
});

const channels = createRoute({
  getParentRoute: () => frame,
  path: '/canaux',
  component: lazyRouteComponent(() => import('@/features/channels/channels-screen.tsx'), 'ChannelsScreen'),
});

const channelReturn = createRoute({
  getParentRoute: () => frame,
  path: '/canaux/retour',
  component: lazyRouteComponent(() => import('@/features/channels/return-screen.tsx'), 'ReturnScreen'),
});

const media = createRoute({
  getParentRoute: () => frame,
  path: '/medias',
  validateSearch: (search: Search) => optional({ q: word(search.q), type: oneOf(['image', 'video', 'document'], search.type), media: word(search.media) }),
  component: lazyRouteComponent(() => import('@/features/media/media-screen.tsx'), 'MediaScreen'),
});

const settingsIndex = createRoute({
  getParentRoute: () => frame,
  path: '/reglages',
  beforeLoad: () => {
    throw redirect({ to: '/reglages/$section', params: { section: 'preferences' } });
  },
});

const settings = createRoute({
  getParentRoute: () => frame,
  path: '/reglages/$section',
  component: lazyRouteComponent(() => import('./settings.tsx'), 'Settings'),
});

const gallery = createRoute({
  getParentRoute: () => rootRoute,
  path: '/galerie',
  component: lazyRouteComponent(() => import('@/features/gallery/gallery-screen.tsx'), 'GalleryScreen'),
});

const routes = rootRoute.addChildren([
  frame.addChildren([home, calendar, seriesList, series, contents, importing, composer, publication, correction, withdrawal, queue, channels, channelReturn, media, settingsIndex, settings]),
  gallery,
]);

/** The router of the interface. */
export const router = createRouter({ routeTree: routes, defaultPreload: 'intent', scrollRestoration: true, defaultErrorComponent: Crash });
