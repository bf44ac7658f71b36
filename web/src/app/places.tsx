// The places of the interface: one list for navigation, shortcuts and palette.
import { CalendarDays, Cable, Files, House, Images, ListTodo, SlidersHorizontal, type LucideIcon } from 'lucide-react';
import type { QueueCountsView } from '@/shared/api/pause-types.ts';
import type { HomeView } from '@/shared/api/types.ts';

export interface Place {
  id: 'home' | 'calendar' | 'contents' | 'queue' | 'channels' | 'media' | 'settings';
  to: '/' | '/calendrier' | '/contenus' | '/file' | '/canaux' | '/medias' | '/reglages';
  icon: LucideIcon;
  keys: string;
  group: 'work' | 'resources' | 'foot';
  /** What waits there, for this person. */
  count?: (counters: HomeView['counters']) => number;
  /** What waits for a person in the queue of publications. */
  queued?: (counts: QueueCountsView) => number;
  /** Left to the last tab on a phone. */
  deskOnly?: boolean;
  /** The figure tells of something to mend. */
  calls?: boolean;
}

export const PLACES: Place[] = [
  { id: 'home', to: '/', icon: House, keys: 'G A', group: 'work' },
  { id: 'calendar', to: '/calendrier', icon: CalendarDays, keys: 'G C', group: 'work' },
  { id: 'contents', to: '/contenus', icon: Files, keys: 'G N', group: 'work', count: (counters) => counters.awaiting_my_approval.total },
  { id: 'queue', to: '/file', icon: ListTodo, keys: 'G Q', group: 'work', queued: (counts) => counts.needs_person, calls: true, deskOnly: true },
  { id: 'channels', to: '/canaux', icon: Cable, keys: 'G K', group: 'work', count: (counters) => counters.channels.failing, calls: true },
  { id: 'media', to: '/medias', icon: Images, keys: 'G I', group: 'resources' },
  { id: 'settings', to: '/reglages', icon: SlidersHorizontal, keys: 'G ,', group: 'foot' },
];
