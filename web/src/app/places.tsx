// The places of the interface: one list for navigation, shortcuts and palette.
import { CalendarDays, Cable, Files, House, Images, SlidersHorizontal, type LucideIcon } from 'lucide-react';
import type { HomeView } from '@/shared/api/types.ts';

export interface Place {
  id: 'home' | 'calendar' | 'contents' | 'channels' | 'media' | 'settings';
  to: '/' | '/calendrier' | '/contenus' | '/canaux' | '/medias' | '/reglages';
  icon: LucideIcon;
  keys: string;
  group: 'work' | 'resources' | 'foot';
  /** What waits there, for this person. */
  count?: (counters: HomeView['counters']) => number;
  /** The figure tells of something to mend. */
  calls?: boolean;
}

export const PLACES: Place[] = [
  { id: 'home', to: '/', icon: House, keys: 'G A', group: 'work' },
  { id: 'calendar', to: '/calendrier', icon: CalendarDays, keys: 'G C', group: 'work' },
  { id: 'contents', to: '/contenus', icon: Files, keys: 'G N', group: 'work', count: (counters) => counters.awaiting_my_approval.total },
  { id: 'channels', to: '/canaux', icon: Cable, keys: 'G K', group: 'work', count: (counters) => counters.channels.failing, calls: true },
  { id: 'media', to: '/medias', icon: Images, keys: 'G I', group: 'resources' },
  { id: 'settings', to: '/reglages', icon: SlidersHorizontal, keys: 'G ,', group: 'foot' },
];
