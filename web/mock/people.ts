// Fictitious people, thématiques and channels of Valmont-sur-Loire, for development without a server.
import type { ChannelView, Limits, MemberView, NetworkView, SessionView, ThemeView } from '../src/shared/api/types.ts';

/** The mock's clock starts here whenever it is started. */
export const NOW = '2026-11-24T08:12:00Z';

const member = (id: string, name: string, initials: string, role: MemberView['role'], tint: number): MemberView => ({
  id: `mem_${id}`,
  name,
  initials,
  email: `${name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(' ', '.')}@valmont.example`,
  role,
  tint,
});

export const camille = member('camille', 'Camille Roux', 'CR', 'editor_in_chief', 2);
export const hugo = member('hugo', 'Hugo Lemaire', 'HL', 'editor', 4);
export const nadia = member('nadia', 'Nadia Ferrand', 'NF', 'approver', 1);
export const ines = member('ines', 'Inès Carpentier', 'IC', 'editor', 1);
export const sofiane = member('sofiane', 'Sofiane Belkacem', 'SB', 'administrator', 0);
export const members: MemberView[] = [camille, hugo, ines, nadia, sofiane];

const theme = (id: string, name: string, hue: ThemeView['hue']): ThemeView => ({ id: `thm_${id}`, name, hue });
export const themes = {
  daily: theme('daily', 'Vie quotidienne', 'blue'),
  nature: theme('nature', 'Environnement', 'green'),
  culture: theme('culture', 'Culture et sport', 'purple'),
  roads: theme('roads', 'Travaux et mobilités', 'orange'),
  youth: theme('youth', 'Jeunesse et éducation', 'yellow'),
  care: theme('care', 'Solidarités et santé', 'pink'),
  civic: theme('civic', 'Démocratie locale', 'cyan'),
  safety: theme('safety', 'Sécurité et prévention', 'red'),
};

const feedLimits: Limits = {
  text: { max: 20_000, unit: 'characters', max_bytes: null, link_weight: null, handles_count_local_part: false },
  images: { max: 10, max_bytes: 20_000_000, types: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'], alt_max: 2_000 },
  segments_max: 50, polls: null,
  source: 'https://parvis.example/docs/public-feed',
  source_title: 'Parvis, fil d’information public',
  read_on: '2026-11-24',
  verified: true,
};

const blueskyLimits: Limits = {
  text: { max: 300, unit: 'graphemes', max_bytes: 3_000, link_weight: null, handles_count_local_part: false },
  images: { max: 4, max_bytes: 2_000_000, types: ['image/jpeg', 'image/png', 'image/webp'], alt_max: 2_000 },
  segments_max: 25, polls: null,
  source: 'https://docs.bsky.app/docs/advanced-guides/posts',
  source_title: 'AT Protocol, lexique app.bsky.feed.post',
  read_on: '2026-11-24',
  verified: true,
};

const mastodonLimits: Limits = {
  ...blueskyLimits,
  text: { max: 500, unit: 'characters', max_bytes: null, link_weight: 23, handles_count_local_part: true },
  source: 'https://docs.joinmastodon.org/user/posting/',
  source_title: 'Documentation de Mastodon, « Posting to your profile »',
  verified: false,
};

export const networks: NetworkView[] = [
  {
    network: 'public_feed',
    name: 'Fil d’information public',
    connectable: false,
    hands_over: false,
    verified: 'service',
    fields: [],
    limits: feedLimits,
    quotas: [],
    capabilities: { edit: true, delete: true, threads: true, first_comment: true, alt_text: true, reconcile: true, links: 'html', options: { visibilities: ['public'], warning: false, sensitive_media: false } },
  },
  {
    network: 'bluesky',
    name: 'Bluesky',
    connectable: true,
    hands_over: false,
    verified: 'counterpart',
    fields: [
      { name: 'handle', kind: 'text', required: true, default: null },
      { name: 'app_password', kind: 'secret', required: true, default: null },
      { name: 'server', kind: 'url', required: true, default: 'https://bsky.social' },
    ],
    limits: blueskyLimits,
    quotas: [
      {
        is_own: false,
        per: 'channel',
        window_seconds: 3600,
        segments_max: 1666,
        files_max: null,
        source: 'https://docs.bsky.app/docs/advanced-guides/rate-limits',
        source_title: 'Bluesky documentation: Rate Limits',
        read_on: '2026-11-25',
      },
    ],
    capabilities: { edit: false, delete: true, threads: true, first_comment: true, alt_text: true, reconcile: true, links: 'facets', options: { visibilities: ['public'], warning: false, sensitive_media: false } },
  },
];

const channel = (id: string, network: string, name: string, handle: string, limits: Limits, more: Partial<ChannelView> = {}): ChannelView => ({
  id: `chan_${id}`,
  network,
  network_name: network === 'bluesky' ? 'Bluesky' : 'Fil d’information public',
  connectable: network !== 'public_feed',
  name,
  handle,
  url: `https://${handle.replace('@', '')}`,
  server: null,
  state: 'active',
  health: { state: 'ok', checked_at: '2026-11-24T08:05:00Z', code: null, title: null },
  limits,
  connected_by: sofiane.id,
  connected_at: '2026-09-02T09:00:00Z',
  ...more,
});

export const channels: ChannelView[] = [
  channel('feed', 'public_feed', 'Fil d’information', 'valmont.example/fil', feedLimits, { connected_by: null, url: '/fil' }),
  channel('bluesky', 'bluesky', 'Ville de Valmont-sur-Loire', '@valmont.example', blueskyLimits, { server: 'https://bsky.social', url: 'https://bsky.app/profile/valmont.example' }),
  channel('conservatoire', 'bluesky', 'Conservatoire de Valmont', '@conservatoire.valmont.example', blueskyLimits, {
    server: 'https://pds.valmont.example',
    health: {
      state: 'failing',
      checked_at: '2026-11-24T07:58:00Z',
      code: 'channels.refused_credentials',
      title: 'Bluesky refuse le mot de passe d’application depuis ce matin à 7 h 58. Rien ne part vers ce canal ; rebranchez-le avec un nouveau mot de passe d’application.',
    },
  }),
  channel('mediatheque', 'bluesky', 'Médiathèque Voltaire', '@mediatheque.valmont.example', mastodonLimits, {
    state: 'disconnected',
    server: 'https://bsky.social',
    health: { state: 'unknown', checked_at: '2026-10-12T10:00:00Z', code: null, title: null },
  }),
];

export const session: SessionView = {
  member: camille,
  preferences: { locale: 'fr', theme: 'system', density: 'compact', shortcuts: true },
  organisation: {
    id: 'org_valmont',
    name: 'Valmont-sur-Loire',
    kind: 'town',
    zone: 'Europe/Paris',
    is_demo: false,
    public_url: 'http://localhost:8080',
  },
  permissions: ['organisation.read', 'post.edit', 'post.approve', 'post.schedule', 'correction.urgent', 'publication.settle', 'publication.pause', 'media.edit', 'channel.manage', 'theme.manage', 'member.manage', 'journal.read'],
  now_at: NOW,
};
