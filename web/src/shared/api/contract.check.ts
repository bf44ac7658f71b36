// Holds the views of `types.ts` to the contract of the server: a field that changes there breaks this file.
import type { DisconnectionView } from './channel-types.ts';
import type { CorrectionView } from './corrections.ts';
import type { components } from './schema.d.ts';
import type { ImportedView, ImportPreviewView, PreviewImportBody } from './import-types.ts';
import type { PausesView, ReleasedView, QueueCountsView } from './pause-types.ts';
import type {
  AssetView,
  CalendarView,
  ChannelView,
  DraftBody,
  FreeSlotView,
  HomeView,
  MemberView,
  NetworkView,
  OccurrenceView,
  NotificationsView,
  PostSummary,
  PostView,
  PublicationView,
  SearchView,
  SeriesBody,
  SeriesDateView,
  SeriesDetailView,
  SessionView,
  SlotBody,
  SlotView,
  ThemeView,
  TimingBody,
} from './types.ts';

type Served = components['schemas'];

/** A shape without what the contract cannot say: closed lists of words, and absent against null. */
type Loose<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends null | undefined
        ? null
        : T extends (infer Item)[]
          ? Loose<Item>[]
          : T extends object
            ? { [Key in keyof T]-?: Loose<T[Key]> }
            : T;

/** `true` when everything the interface reads is in what the server sends. */
type Holds<Sent, Read> = Loose<Sent> extends Loose<Read> ? true : { missing: Exclude<keyof Read, keyof Sent> };

/** Offsets are a pair, which the contract writes as a list of anything. */
type WithoutRanges<Post extends { findings: unknown }> = Omit<Post, 'findings'>;

/** What is written may leave out what the server always sends back. */
type WithoutContent<Correction extends { content: unknown }> = Omit<Correction, 'content'>;

const held: {
  asset: Holds<Served['AssetView'], AssetView>;
  calendar: Holds<Served['CalendarView'], CalendarView>;
  channel: Holds<Served['ChannelView'], ChannelView>;
  correction: Holds<WithoutContent<Served['CorrectionView']>, WithoutContent<CorrectionView>>;
  disconnection: Holds<Served['DisconnectionView'], DisconnectionView>;
  draft: Holds<DraftBody, Served['DraftBody']>;
  freeSlot: Holds<Served['FreeSlotView'], FreeSlotView>;
  home: Holds<Served['HomeView'], HomeView>;
  imported: Holds<Served['ImportedView'], ImportedView>;
  importPreview: Holds<Served['ImportPreviewView'], ImportPreviewView>;
  importBody: Holds<PreviewImportBody, Served['PreviewImportBody']>;
  member: Holds<Served['MemberView'], MemberView>;
  network: Holds<Served['NetworkView'], NetworkView>;
  notifications: Holds<Served['NotificationsView'], NotificationsView>;
  pauses: Holds<Served['PausesView'], PausesView>;
  post: Holds<WithoutRanges<Served['PostView']>, WithoutRanges<PostView>>;
  publication: Holds<Served['PublicationView'], PublicationView>;
  queue: Holds<Served['QueueCountsView'], QueueCountsView>;
  released: Holds<Served['ReleasedView'], ReleasedView>;
  search: Holds<Served['SearchView'], SearchView>;
  occurrence: Holds<Served['OccurrenceView'], OccurrenceView>;
  series: Holds<Served['SeriesDetailView'], SeriesDetailView>;
  seriesBody: Holds<SeriesBody, Served['SeriesBody']>;
  seriesDate: Holds<Served['DateView'], SeriesDateView>;
  session: Holds<Served['SessionView'], SessionView>;
  slot: Holds<Served['SlotView'], SlotView>;
  slotBody: Holds<SlotBody, Served['SlotBody']>;
  summary: Holds<Served['PostSummary'], PostSummary>;
  theme: Holds<Served['ThemeView'], ThemeView>;
  timing: Holds<TimingBody, Served['TimingBody']>;
} = {
  asset: true,
  calendar: true,
  channel: true,
  correction: true,
  disconnection: true,
  draft: true,
  freeSlot: true,
  home: true,
  imported: true,
  importPreview: true,
  importBody: true,
  member: true,
  network: true,
  notifications: true,
  pauses: true,
  post: true,
  publication: true,
  queue: true,
  released: true,
  search: true,
  occurrence: true,
  series: true,
  seriesBody: true,
  seriesDate: true,
  session: true,
  slot: true,
  slotBody: true,
  summary: true,
  theme: true,
  timing: true,
};

export default held;
