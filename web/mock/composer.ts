// The composer's part of the mock: stored drafts, findings, decisions, presence.
import type { AssetView, PostState, PostSummary, Wish } from '../src/shared/api/types.ts';
import { bytesOf, measure } from '../src/shared/text/length.ts';
import { assets } from './media.ts';
import { camille, channels, hugo, NOW, themes } from './people.ts';
import { posts } from './posts.ts';

interface StoredSegment {
  text: string;
  media: { asset: string; alt: string }[];
}

interface Stored {
  revision: number;
  language: string;
  theme: string | null;
  wish: Wish | null;
  segments: StoredSegment[];
  variants: { channel: string; segments: StoredSegment[] | null }[];
  steps: { approver: typeof camille; decision: 'approved' | 'changes_requested'; comment: string; decided_at: string; at: number }[];
  stage: PostState;
}

export interface Answer {
  status: number;
  data?: unknown;
  headers?: Record<string, string>;
}

const stored = new Map<string, Stored>();
const STAGES: PostState[] = ['idea', 'draft', 'in_review', 'changes_requested', 'approved', 'cancelled'];

const TANNEURS =
  'La rue des Tanneurs rouvre vendredi 4 décembre à 11 h. Double sens rétabli, 14 places de stationnement et une piste cyclable continue jusqu’à la halle. Plan et horaires des bus : https://valmont.example/tanneurs #ruedestanneurs';

function storedOf(post: PostSummary): Stored {
  const known = stored.get(post.id);
  if (known) return known;
  const isShown = post.title === 'Réouverture de la rue des Tanneurs';
  const made: Stored = {
    revision: 3,
    language: 'fr',
    theme: post.theme?.id ?? null,
    wish: isShown ? { local: '2026-12-04T11:00', zone: 'Europe/Paris' } : post.due,
    segments: [{ text: isShown ? TANNEURS : post.excerpt, media: isShown ? assets.slice(0, 2).map((asset) => ({ asset: asset.id, alt: asset.alt })) : [] }],
    variants: post.networks.map((network) => ({
      channel: network.channel,
      segments:
        isShown && network.network === 'bluesky'
          ? [{ text: `${TANNEURS.replace('La rue', 'Bonne nouvelle : la rue')}`, media: assets.slice(0, 2).map((asset) => ({ asset: asset.id, alt: asset.alt })) }]
          : null,
    })),
    steps: isShown ? [{ approver: hugo, decision: 'changes_requested', comment: 'La piste cyclable s’arrête à la halle, pas au pont.', decided_at: '2026-11-23T15:40:00Z', at: 2 }] : [],
    stage: STAGES.includes(post.state) ? post.state : 'scheduled',
  };
  stored.set(post.id, made);
  return made;
}

const shown = (segments: StoredSegment[]) =>
  segments.map((segment) => ({
    text: segment.text,
    media: segment.media.flatMap((media) => {
      const asset = assets.find((each) => each.id === media.asset);
      return asset ? [{ asset: asset as AssetView, alt: media.alt }] : [];
    }),
  }));

type Finding = Record<string, unknown>;

function readable(channel: string | null, segments: StoredSegment[]): Finding[] {
  return segments.flatMap((segment, index) => [
    ...[...segment.text.matchAll(/(?<![\p{L}\p{N}/&_#])#[\p{Ll}\p{N}]{12,}/gu)].map((match) => ({
      severity: 'warning',
      code: 'editorial.hashtag_lowercase',
      title: `Le mot-dièse ${match[0]} est écrit en minuscules : un lecteur d’écran le lit d’une traite`,
      channel,
      segment: index,
      media: null,
      range: [match.index, match.index + match[0].length],
      reference: null,
    })),
    ...segment.media.flatMap((media, at) =>
      media.alt.trim() === ''
        ? [{ severity: 'blocking', code: 'editorial.alt_missing', title: `Texte alternatif manquant, média ${at + 1}`, channel, segment: index, media: at, range: null, reference: 'RGAA 1.1' }]
        : [],
    ),
  ]);
}

function findingsOf(draft: Stored): Finding[] {
  const found = readable(null, draft.segments);
  for (const variant of draft.variants) {
    const channel = channels.find((each) => each.id === variant.channel);
    if (!channel) continue;
    if (variant.segments) found.push(...readable(channel.id, variant.segments));
    for (const [index, segment] of (variant.segments ?? draft.segments).entries()) {
      const { text } = channel.limits;
      const over = Math.max(
        measure(segment.text, { unit: text.unit, linkWeight: text.link_weight, handlesCountLocalPart: false }) - text.max,
        text.max_bytes === null ? 0 : bytesOf(segment.text) - text.max_bytes,
      );
      const at = { severity: 'blocking', channel: channel.id, segment: index, media: null, range: null, reference: null };
      if (over > 0) found.push({ ...at, code: 'editorial.over_long', title: `Le texte dépasse de ${over} la limite de ${text.max}` });
      if (segment.text.trim() === '' && segment.media.length === 0) found.push({ ...at, code: 'editorial.empty_segment', title: 'Le texte est vide' });
    }
  }
  return found;
}

function viewOf(post: PostSummary): unknown {
  const draft = storedOf(post);
  const open = ['idea', 'draft', 'changes_requested'].includes(draft.stage);
  const scheduled = draft.stage === 'scheduled';
  return {
    id: post.id,
    title: post.title,
    state: scheduled && STAGES.includes(post.state) ? 'scheduled' : post.state,
    stage: draft.stage,
    revision: draft.revision,
    revision_hash: `hash-${draft.revision}`,
    language: draft.language,
    theme: Object.values(themes).find((theme) => theme.id === draft.theme) ?? null,
    author: post.author,
    segments: shown(draft.segments),
    variants: draft.variants.map((variant) => {
      const { id, network, name, handle } = channels.find((each) => each.id === variant.channel) ?? channels[0]!;
      return { id: `var_${id}`, channel: { id, network, name, handle }, follows_original: variant.segments === null, segments: shown(variant.segments ?? draft.segments) };
    }),
    wish: draft.wish,
    due_at: scheduled ? post.due_at : null,
    priority: 'normal',
    approval: {
      state: draft.stage === 'in_review' ? 'pending' : draft.stage === 'approved' || scheduled ? 'approved' : draft.stage === 'changes_requested' ? 'changes_requested' : 'none',
      steps: draft.steps.map(({ at, ...step }) => ({ ...step, holds: at === draft.revision })),
    },
    findings: findingsOf(draft),
    measures: [],
    created_at: NOW,
    updated_at: new Date().toISOString(),
    allowed: [
      ...(draft.stage === 'cancelled' ? [] : ['edit', 'move', 'cancel']),
      ...(open ? ['submit', 'delete'] : []),
      ...(open || draft.stage === 'in_review' ? ['approve'] : []),
      ...(['in_review', 'approved'].includes(draft.stage) ? ['request_changes'] : []),
      ...(scheduled || draft.stage === 'cancelled' ? [] : ['schedule', 'publish_now']),
      'duplicate',
    ],
  };
}

type Body = Record<string, unknown>;

function save(post: PostSummary, body: Body): Answer {
  const draft = storedOf(post);
  if (body.revision !== draft.revision) {
    return { status: 409, data: { title: 'Une autre personne a enregistré entre-temps', status: 409, code: 'editorial.stale_revision', fields: [], current: viewOf(post) } };
  }
  const before = JSON.stringify([draft.segments, draft.variants, draft.language, post.title]);
  draft.revision += 1;
  post.title = String(body.title).replace(/\s+/g, ' ').trim();
  draft.language = String(body.language);
  draft.theme = body.theme_id as string | null;
  draft.wish = body.wish as Wish | null;
  draft.segments = body.segments as StoredSegment[];
  draft.variants = body.variants as Stored['variants'];
  post.excerpt = draft.segments[0]?.text.slice(0, 180) ?? '';
  const changed = before !== JSON.stringify([draft.segments, draft.variants, draft.language, post.title]);
  if (changed && ['in_review', 'approved', 'scheduled'].includes(draft.stage)) to(post, 'draft');
  return { status: 200, data: viewOf(post) };
}

function to(post: PostSummary, stage: PostState): void {
  storedOf(post).stage = stage;
  post.state = stage;
}

/** Answers what concerns one content, or nothing. */
export function composed(method: string, post: PostSummary, act: string | undefined, body: Body): Answer | undefined {
  const draft = storedOf(post);
  const decide = (decision: 'approved' | 'changes_requested') =>
    draft.steps.push({ approver: camille, decision, comment: String(body.comment ?? ''), decided_at: new Date().toISOString(), at: draft.revision });
  if (act === undefined && method === 'GET') return { status: 200, data: viewOf(post) };
  if (act === 'draft') return save(post, body);
  if (act === 'presence') return { status: 200, data: { others: post.title.includes('Tanneurs') ? [{ member: hugo, channel: channels[1]?.id ?? null }] : [] } };
  if (act === 'submit') to(post, 'in_review');
  else if (act === 'approve') {
    decide('approved');
    to(post, 'approved');
  } else if (act === 'request-changes') {
    decide('changes_requested');
    to(post, 'changes_requested');
  } else if (act === 'cancel') to(post, draft.stage === 'scheduled' ? 'draft' : 'cancelled');
  else if (act === 'schedule' || act === 'move') {
    const wish = (body.at as Wish | null) ?? { local: NOW.slice(0, 16), zone: 'Europe/Paris' };
    draft.wish = wish;
    post.due = wish;
    post.due_at = new Date(`${wish.local.slice(0, 16)}:00+01:00`).toISOString();
    if (act === 'schedule') to(post, 'scheduled');
  } else if (act === 'duplicate') {
    const copy: PostSummary = { ...post, id: `post_copy${posts.length}`, state: 'draft', due: null, due_at: null };
    posts.unshift(copy);
    stored.set(copy.id, { ...structuredClone(draft), stage: 'draft', steps: [], wish: null, revision: 1 });
    return { status: 201, data: viewOf(copy) };
  } else return undefined;
  return { status: 200, data: viewOf(post) };
}
