// Fictitious contents of Valmont-sur-Loire, around the mock's day.
import type { PostState, PostSummary, PublicationView, ThemeView } from '../src/shared/api/types.ts';
import { camille, channels, hugo, ines, nadia, themes } from './people.ts';

const zone = 'Europe/Paris';
const [feed, bluesky, conservatoire] = channels as [(typeof channels)[0], (typeof channels)[0], (typeof channels)[0]];

/** The instant of a wall clock in Paris in winter. */
const instant = (local: string) => new Date(`${local}:00+01:00`).toISOString().replace('.000', '');

let serial = 0;
interface Written {
  title: string;
  state: PostState;
  theme?: ThemeView;
  at?: string;
  on?: (typeof channels)[number][];
  author?: typeof camille;
  text?: string;
  trouble?: PostSummary['trouble'];
  states?: PostState[];
}

function post({ title, state, theme, at, on = [feed, bluesky], author = hugo, text, trouble = null, states }: Written): PostSummary {
  serial += 1;
  const id = `post_${String(serial).padStart(3, '0')}`;
  return {
    id,
    title,
    excerpt: text ?? `${title}. Plan, horaires et contacts sur le site de la ville.`,
    state,
    theme: theme ?? null,
    author,
    networks: on.map((channel, index) => ({ channel: channel.id, network: channel.network, name: channel.name, state: states?.[index] ?? state })),
    due_at: at ? instant(at) : null,
    due: at ? { local: at, zone } : null,
    published_at: at && (state === 'published' || state === 'partial') ? instant(at) : null,
    updated_at: '2026-11-24T07:40:00Z',
    thumbnail_url: null,
    trouble,
    series: null,
  };
}

export const posts: PostSummary[] = [
  post({ title: 'Info trafic : pont Saint-Aubin fermé ce matin', state: 'published', theme: themes.roads, at: '2026-11-24T07:30' }),
  post({ title: 'Menu des cantines, semaine du 23 novembre', state: 'published', theme: themes.youth, at: '2026-11-24T08:45', on: [feed] }),
  post({
    title: 'Feuilles mortes : les 14 points d’apport',
    state: 'partial',
    theme: themes.nature,
    at: '2026-11-24T09:00',
    states: ['published', 'failed'],
    trouble: {
      title: 'Bluesky a refusé l’image (2,4 Mo, 2 Mo au plus). Le fil public est publié.',
      code: 'publishing.image_too_large',
      publication: 'pub_003_1',
      channel: 'chan_bluesky',
      verb: 'open',
    },
  }),
  post({ title: 'Portes ouvertes du conservatoire, samedi 28 novembre', state: 'held', theme: themes.culture, at: '2026-11-24T12:15', on: [feed, conservatoire] }),
  post({ title: 'Conseil municipal en direct : l’ordre du jour', state: 'scheduled', theme: themes.civic, at: '2026-11-24T17:30' }),
  post({ title: 'Mutuelle communale : réunion d’information du 2 décembre', state: 'in_review', theme: themes.care, at: '2026-11-24T18:00' }),
  post({ title: 'Réouverture de la rue des Tanneurs', state: 'in_review', theme: themes.roads, at: '2026-11-24T11:30' }),
  post({ title: 'Budget participatif 2027 : les 12 projets lauréats', state: 'in_review', theme: themes.civic, at: '2026-11-24T16:00', author: nadia, on: [feed, bluesky] }),
  post({ title: 'Vœux à la population : carton d’invitation', state: 'in_review', theme: themes.daily, at: '2026-11-25T10:00', author: ines, on: [feed] }),
  post({ title: 'Journée du 25 novembre', state: 'approved', theme: themes.care, at: '2026-11-25T07:45' }),
  post({ title: 'Menus des cantines', state: 'scheduled', theme: themes.youth, at: '2026-11-25T08:00', on: [feed] }),
  post({ title: 'Visite du chantier de la halle', state: 'in_review', theme: themes.roads, at: '2026-11-25T18:00' }),
  post({ title: 'Mission locale : permanence', state: 'scheduled', theme: themes.youth, at: '2026-11-26T12:15' }),
  post({ title: 'Marché de Noël : programme complet', state: 'in_review', theme: themes.culture, at: '2026-11-27T11:00' }),
  post({ title: 'Rue des Tanneurs : le point en images', state: 'changes_requested', theme: themes.roads, at: '2026-11-27T17:00' }),
  post({ title: 'Conservatoire en direct', state: 'draft', theme: themes.culture, at: '2026-11-28T10:00', on: [bluesky] }),
  post({ title: 'Inscriptions au centre de loisirs', state: 'scheduled', theme: themes.youth, at: '2026-11-30T09:00' }),
  post({ title: 'Portrait d’agent : au service des eaux', state: 'draft', theme: themes.daily, at: '2026-11-30T18:00', author: ines }),
  post({ title: 'Dépistage VIH : centre de santé', state: 'in_review', theme: themes.care, at: '2026-12-01T12:15' }),
  post({ title: 'Menus des cantines', state: 'scheduled', theme: themes.youth, at: '2026-12-02T08:00', on: [feed] }),
  post({ title: 'Mutuelle communale, dernier rappel', state: 'scheduled', theme: themes.care, at: '2026-12-02T17:30' }),
  post({ title: 'Réouverture de la rue des Tanneurs à la circulation', state: 'in_review', theme: themes.roads, at: '2026-12-04T11:00' }),
  post({ title: 'Téléthon : les rendez-vous', state: 'draft', theme: themes.care, at: '2026-12-04T17:00' }),
  post({ title: 'Lettre d’information n° 84', state: 'draft', theme: themes.daily, at: '2026-12-05T10:00', on: [feed] }),
  post({ title: 'Bureaux de vote : où voter ?', state: 'in_review', theme: themes.civic, at: '2026-12-07T09:00' }),
  post({ title: 'Plan grand froid', state: 'draft', theme: themes.safety, at: '2026-12-08T12:15' }),
  post({ title: 'Menus des cantines', state: 'scheduled', theme: themes.youth, at: '2026-12-09T08:00', on: [feed] }),
  post({ title: 'Procuration : mode d’emploi', state: 'approved', theme: themes.civic, at: '2026-12-09T18:00' }),
  post({ title: 'Patinoire : ouverture', state: 'scheduled', theme: themes.culture, at: '2026-12-11T17:00' }),
  post({ title: 'Marché de Noël en images', state: 'idea', theme: themes.culture, at: '2026-12-12T10:00', on: [bluesky] }),
  post({ title: 'Résultats du scrutin', state: 'draft', theme: themes.civic, at: '2026-12-13T20:00' }),
  post({ title: 'Collecte : calendrier 2027', state: 'draft', theme: themes.nature, at: '2026-12-14T09:00' }),
  post({ title: 'Budget participatif : le vote', state: 'in_review', theme: themes.civic, at: '2026-12-15T12:15' }),
  post({ title: 'Conseil municipal en direct', state: 'scheduled', theme: themes.civic, at: '2026-12-17T18:00' }),
  post({ title: 'Bonnes vacances : centres ouverts', state: 'draft', theme: themes.youth, at: '2026-12-18T16:30' }),
  post({ title: 'Horaires des fêtes', state: 'in_review', theme: themes.daily, at: '2026-12-21T09:00' }),
  post({ title: 'Déneigement : qui fait quoi ?', state: 'idea', theme: themes.roads, at: '2026-12-22T12:15' }),
  post({ title: 'Joyeuses fêtes', state: 'draft', theme: themes.daily, at: '2026-12-24T10:00' }),
  post({ title: 'Portrait : les sauveteurs de la Loire', state: 'idea', theme: themes.daily, author: hugo }),
  post({ title: 'Comment fonctionne la régie des eaux ?', state: 'idea', theme: themes.nature, author: ines }),
  post({ title: 'Cinq gestes contre le froid', state: 'idea', theme: themes.care, author: camille, on: [bluesky] }),
  post({ title: 'Coulisses du sapin géant', state: 'draft', theme: themes.culture, author: ines }),
  post({
    title: 'Fermeture de la piscine pour vidange',
    state: 'to_verify',
    theme: themes.culture,
    at: '2026-11-23T18:00',
    on: [feed, bluesky],
    states: ['published', 'to_verify'],
    trouble: {
      title: 'Bluesky n’a pas répondu : le contenu est peut-être en ligne. Parvis ne l’enverra pas une seconde fois sans votre accord.',
      code: 'publishing.unknown_outcome',
      publication: 'pub_043_1',
      channel: 'chan_bluesky',
      verb: 'verify',
    },
  }),
  post({
    title: 'Alerte vent fort, parcs fermés',
    state: 'missed',
    theme: themes.safety,
    at: '2026-11-22T06:00',
    trouble: { title: 'Parvis était arrêté à l’heure prévue et ne publie pas avec plus d’une heure de retard.', code: 'publishing.missed', publication: 'pub_044_0', channel: 'chan_feed', verb: 'retry' },
  }),
];

/** Publications made up from a summary, with the attempts that its states tell. */
export function publicationsOf(summary: PostSummary): PublicationView[] {
  return summary.networks.map((network, index): PublicationView => {
    const channel = channels.find((each) => each.id === network.channel) ?? feed;
    const done = network.state === 'published';
    const failed = network.state === 'failed';
    const unsure = network.state === 'to_verify';
    const started = summary.due_at ?? '2026-11-24T08:00:00Z';
    const later = (seconds: number) => new Date(Date.parse(started) + seconds * 1000).toISOString();
    const url = channel.network === 'bluesky' ? 'https://bsky.app/profile/valmont.example/post/3kq7' : '/fil/feuilles-mortes';
    const attempt = (number: number, state: PublicationView['attempts'][number]['state'], title: string | null, technical: string | null) => ({
      id: `att_${summary.id}_${index}_${number}`,
      number,
      segment: 0,
      kind: 'publish' as const,
      started_at: later((number - 1) * 65 + 2),
      finished_at: later((number - 1) * 65 + 4),
      state,
      code: title ? 'publishing.image_too_large' : null,
      title,
      payload_hash: '7f3a1c0e9b52d4a8',
      resolved_by: null,
      technical,
    });
    const attempts = done
      ? [attempt(1, 'accepted', null, null)]
      : failed
        ? [
            attempt(1, 'rate_limited', 'Bluesky demande d’attendre une minute.', 'HTTP 429, ratelimit-reset: 1795593660'),
            attempt(2, 'refused', 'L’image fait 2,4 Mo ; Bluesky accepte 2 Mo au plus.', 'HTTP 400 BlobTooLarge: This file is too large. It is 2.4MB but the maximum size is 2MB.'),
          ]
        : unsure
          ? [attempt(1, 'unknown', 'La connexion s’est coupée après l’envoi.', 'connection reset by peer after 1284 bytes')]
          : [];
    return {
      id: `pub_${summary.id.slice(5)}_${index}`,
      post: summary.id,
      post_name: summary.title,
      channel,
      network: channel.network,
      act: 'publish',
      amends: null,
      correction: null,
      standing: done ? 'live' : 'waiting',
      published_at: done ? started : null,
      state: network.state,
      due_at: started,
      due: summary.due ?? { local: '2026-11-24T09:00', zone },
      priority: 'normal',
      remote_url: done ? url : null,
      code: failed ? 'publishing.image_too_large' : unsure ? 'publishing.unknown_outcome' : null,
      title: failed || unsure || network.state === 'missed' ? (summary.trouble?.title ?? null) : null,
      next_attempt_at: null,
      held: network.state === 'held' ? { late_seconds: 4320, is_past_window: false, by: ['pause_1'] } : null,
      segments: [{ index: 0, state: done ? 'published' : 'waiting', remote_url: done ? url : null }],
      attempts,
      findings: [],
      first_comment: null,
      allowed: failed || network.state === 'missed' ? ['retry', 'cancel'] : unsure ? ['declare'] : network.state === 'scheduled' || network.state === 'held' ? ['cancel'] : [],
    };
  });
}
