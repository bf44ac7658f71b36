// What the mock answers to each request; changes stay in memory.
import type { CalendarItem, HomeView, MemberView, NotificationsView, PostSummary, PostView, SessionView, Wish } from '../src/shared/api/types.ts';
import { composed } from './composer.ts';
import { assets, picture } from './media.ts';
import { camille, channels, members, networks, NOW, session as firstSession, themes } from './people.ts';
import { posts, publicationsOf } from './posts.ts';

interface Answer {
  status: number;
  data?: unknown;
  headers?: Record<string, string>;
}

type Body = Record<string, unknown>;
const ok = (data: unknown): Answer => ({ status: 200, data });
const list = (items: unknown[]): Answer => ok({ items, next_cursor: null });
const refuse = (status: number, code: string, title: string, detail = ''): Answer => ({ status, data: { type: 'about:blank', title, status, code, detail, trace_id: '7F3A', fields: [] } });

let session: SessionView = firstSession;
const DAY = '2026-11-24';
const ofDay = (post: PostSummary) => post.due?.local.startsWith(DAY);
const byDue = (a: PostSummary, b: PostSummary) => (a.due_at ?? '').localeCompare(b.due_at ?? '');

function viewOf(post: PostSummary): PostView {
  return {
    id: post.id,
    title: post.title,
    state: post.state,
    stage: post.state,
    revision: 3,
    revision_hash: 'c0ffee',
    language: 'fr',
    theme: post.theme,
    author: post.author,
    segments: [{ id: 'seg_1', text: post.excerpt, media: assets[0] ? [{ asset: assets[0], alt: assets[0].alt }] : [] }],
    variants: post.networks.map((network) => {
      const channel = channels.find((each) => each.id === network.channel) ?? channels[0]!;
      return { id: `var_${channel.id}`, channel, follows_original: true, segments: [{ text: post.excerpt, media: [] }], options: {}, first_comment: null };
    }),
    wish: post.due,
    due_at: post.due_at,
    priority: 'normal',
    approval: { state: post.state === 'in_review' ? 'pending' : 'none', steps: [] },
    findings: [],
    measures: post.networks.map((network) => ({ channel: network.channel, segment: 0, length: post.excerpt.length, max: 300, unit: 'graphemes', bytes: post.excerpt.length, max_bytes: null })),
    trouble: post.trouble,
    created_at: NOW,
    updated_at: post.updated_at,
    allowed: ['edit', 'submit', 'approve', 'request_changes', 'schedule', 'publish_now', 'cancel', 'duplicate', 'delete'],
  };
}

function notifications(): NotificationsView {
  const troubled = posts.filter((post) => post.trouble);
  const items = troubled.map((post, index) => ({
    id: `ntf_${post.id}`,
    kind: 'publication_failed',
    tone: 'error' as const,
    title: `Échec : « ${post.title} »`,
    code: post.trouble?.code ?? null,
    why: post.trouble?.title ?? null,
    post: post.id,
    publication: post.trouble?.publication ?? null,
    channel: post.trouble?.channel ?? null,
    happened_at: NOW,
    read_at: index > 0 ? NOW : null,
  }));
  return { items, next_cursor: null, unread: Math.min(1, items.length) };
}

function home(): HomeView {
  const today = posts.filter((post) => ofDay(post) && !['Réouverture de la rue des Tanneurs', 'Budget participatif 2027 : les 12 projets lauréats'].includes(post.title)).sort(byDue);
  const awaiting = posts.filter((post) => post.state === 'in_review').sort(byDue).filter((post) => !post.title.startsWith('Mutuelle')).slice(0, 3);
  return {
    now_at: NOW,
    zone: 'Europe/Paris',
    counters: {
      today: { total: today.length, partial: 1, held: 1, failed: 0, to_verify: 0 },
      awaiting_my_approval: { total: 3, next_due_at: '2026-11-24T10:30:00Z' },
      drafts: { total: 11, mine: 4 },
      channels: { total: 3, failing: 1 },
    },
    today,
    awaiting,
    troubles: posts.filter((post) => post.trouble),
    recent: posts.filter((post) => post.published_at),
  };
}

function calendar(url: URL): Answer {
  const from = url.searchParams.get('from') ?? DAY;
  const to = url.searchParams.get('to') ?? DAY;
  const items: CalendarItem[] = posts
    .filter((post) => post.due && post.due.local.slice(0, 10) >= from && post.due.local.slice(0, 10) < to)
    .map((post) => ({ post, local_date: post.due?.local.slice(0, 10) ?? '', local_time: post.due?.local.slice(11) ?? '' }));
  return ok({ zone: 'Europe/Paris', items, undated: posts.filter((post) => !post.due), holidays: [{ date: '2026-12-25', name: 'Noël' }, { date: '2027-01-01', name: 'Jour de l’an' }] });
}

function filtered(url: URL): Answer {
  const states = url.searchParams.get('state')?.split(',');
  const search = url.searchParams.get('q')?.toLowerCase() ?? '';
  const found = posts.filter(
    (post) =>
      (!states || states.includes(post.state)) &&
      (!url.searchParams.get('theme') || post.theme?.id === url.searchParams.get('theme')) &&
      (!url.searchParams.get('channel') || post.networks.some((network) => network.channel === url.searchParams.get('channel'))) &&
      (url.searchParams.get('author') !== 'me' || post.author?.id === camille.id) &&
      post.title.toLowerCase().includes(search),
  );
  const start = Number(url.searchParams.get('cursor') ?? 0);
  const limit = 20;
  return ok({ items: found.slice(start, start + limit), next_cursor: start + limit < found.length ? String(start + limit) : null });
}

function onPost(method: string, post: PostSummary, act: string | undefined, body: Body): Answer {
  if (act === 'publications') return list(publicationsOf(post));
  const answered = composed(method, post, act, body);
  if (answered) return answered;
  if (act === 'move') {
    post.due = body.at as Wish;
    post.due_at = new Date(`${post.due.local}:00+01:00`).toISOString();
  }
  if (act === 'approve') post.state = 'approved';
  if (act === 'request-changes') post.state = 'changes_requested';
  if (act === 'draft') post.title = String(body.title);
  if (act === 'presence') return ok({ others: [] });
  if (method === 'DELETE') {
    posts.splice(posts.indexOf(post), 1);
    return { status: 204 };
  }
  return ok(viewOf(post));
}

function onChannel(id: string, act: string | undefined, body: Body): Answer {
  const channel = channels.find((each) => each.id === id);
  if (!channel) return refuse(404, 'app.not_found', 'Ce canal n’existe plus');
  if (act === 'impact') return ok({ scheduled: posts.filter((post) => post.state === 'scheduled' && post.networks.some((network) => network.channel === id)).map((post) => post.id) });
  if (act === 'disconnect') {
    channel.state = 'disconnected';
    return ok({ ...channel, revocation: 'by_hand' });
  }
  if (act === 'reconnect') {
    if (JSON.stringify(body).includes('faux')) return refuse(422, 'channels.refused_credentials', 'Bluesky refuse cet identifiant ou ce mot de passe', 'Vérifiez le mot de passe d’application.');
    Object.assign(channel, { state: 'active', health: { state: 'ok', checked_at: NOW, code: null, title: null } });
  }
  if (act === 'check') channel.health = { ...channel.health, checked_at: NOW };
  return ok(channel);
}

function create(path: string, body: Body): Answer | undefined {
  if (path === '/posts') {
    const post: PostSummary = { ...posts[0]!, id: `post_new${posts.length}`, title: String(body.title ?? ''), excerpt: String(body.text ?? ''), state: body.idea ? 'idea' : 'draft', author: camille, networks: [], due: (body.wish as Wish) ?? null, due_at: null, published_at: null, trouble: null, theme: null };
    posts.unshift(post);
    return { status: 201, data: viewOf(post) };
  }
  if (path === '/channels') {
    if (JSON.stringify(body).includes('faux')) return refuse(422, 'channels.refused_credentials', 'Bluesky refuse cet identifiant ou ce mot de passe', 'Vérifiez le mot de passe d’application : il se crée dans Bluesky, Réglages, Confidentialité.');
    const channel = { ...channels[1]!, id: `chan_${channels.length}`, handle: `@${String((body.fields as Body).handle)}` };
    channels.push(channel);
    return { status: 201, data: channel };
  }
  if (path === '/members') {
    const member: MemberView = { id: `mem_${members.length}`, name: String(body.name), initials: String(body.name).slice(0, 2).toUpperCase(), email: String(body.email), role: body.role as MemberView['role'], tint: members.length % 8 };
    members.push(member);
    return { status: 201, data: { member, temporary_password: 'parc-tilleul-loire-42' } };
  }
  return undefined;
}

/** Answers one request. */
export function answer(method: string, url: URL, payload: unknown, raw: Buffer): Answer {
  const body = payload as Body;
  const path = url.pathname;
  const [, room, id, act] = path.split('/');
  if (path === '/session') return method === 'DELETE' ? { status: 204 } : ok(session);
  if (path === '/session/preferences') {
    session = { ...session, preferences: { ...session.preferences, ...body } };
    return ok(session);
  }
  if (method === 'POST') {
    const created = create(path, body);
    if (created) return created;
  }
  if (path === '/home') return ok(home());
  if (path === '/notifications') return ok(notifications());
  if (path === '/calendar') return calendar(url);
  if (path === '/posts') return filtered(url);
  if (path === '/members') return list(members);
  if (path === '/networks') return list(networks);
  if (path === '/channels') return list(channels);
  if (path === '/pauses') return ok({ items: [], waiting: 0 });
  if (path === '/publications') return list(posts.flatMap((post) => publicationsOf(post)).filter(({ state }) => !['published', 'cancelled'].includes(state)));
  if (path === '/publications/counts') return ok({ states: [], needs_person: 0, due_now: 0, next_at: null, oldest_due_at: null, channels: [] });
  if (path === '/themes') return list(Object.values(themes));
  if (path === '/search') {
    const q = (url.searchParams.get('q') ?? '').toLowerCase();
    return ok({ posts: posts.filter((post) => post.title.toLowerCase().includes(q)).slice(0, 5), channels: [], members: members.filter((member) => member.name.toLowerCase().includes(q)) });
  }
  if (room === 'mock-pictures') return { status: 200, data: picture(Number(id)), headers: { 'Content-Type': 'image/svg+xml' } };
  if (path === '/assets' && method === 'POST') {
    const asset = { ...assets[0]!, id: `asset_${assets.length}`, filename: url.searchParams.get('filename') ?? 'image.jpg', size_bytes: raw.length, alt: '' };
    assets.unshift(asset);
    return { status: 201, data: asset };
  }
  if (path === '/assets') return list(assets.filter((asset) => (!url.searchParams.get('kind') || asset.kind === url.searchParams.get('kind')) && asset.filename.includes(url.searchParams.get('q') ?? '')));
  if (room === 'assets') {
    const asset = assets.find((each) => each.id === id);
    if (!asset) return refuse(404, 'app.not_found', 'Ce média n’existe plus');
    if (method === 'DELETE') assets.splice(assets.indexOf(asset), 1);
    return method === 'DELETE' ? { status: 204 } : ok(Object.assign(asset, method === 'PATCH' ? body : {}));
  }
  if (room === 'channels' && id) return onChannel(id, act, body);
  if (room === 'posts' && id) {
    const post = posts.find((each) => each.id === id);
    return post ? onPost(method, post, act, body) : refuse(404, 'app.not_found', 'Ce contenu n’existe plus', 'Il a peut-être été supprimé.');
  }
  if (room === 'publications' && id) {
    const post = posts.find((each) => publicationsOf(each).some((publication) => publication.id === id));
    const publication = post && publicationsOf(post).find((each) => each.id === id);
    return publication ? ok(publication) : refuse(404, 'app.not_found', 'Cette publication n’existe plus');
  }
  return refuse(404, 'app.not_found', 'Cette adresse ne mène à rien');
}
