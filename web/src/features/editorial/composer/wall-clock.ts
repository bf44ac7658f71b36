// Which instants a clock on the wall names: one, none when clocks go forward, two when they go back.
import { clockOf, dayOf } from '@/shared/time/format.ts';

const HOUR_MS = 3_600_000;

/** Milliseconds by which a zone is ahead of UTC at an instant, to the minute. */
function offsetMs(instant: number, zone: string): number {
  const date = new Date(instant);
  return Date.parse(`${dayOf(date, zone)}T${clockOf(date, zone)}:00Z`) - Math.floor(instant / 60_000) * 60_000;
}

/** The instants, in order, at which the clocks of `zone` show `local` (`2026-12-04T11:00`). */
export function instantsOf(local: string, zone: string): Date[] {
  const asUtc = Date.parse(`${local.slice(0, 16)}:00Z`);
  if (Number.isNaN(asUtc)) return [];
  // A year being typed, such as 0002: long past whatever the zone.
  if (asUtc < 0) return [new Date(asUtc)];
  const offsets = new Set([asUtc - 26 * HOUR_MS, asUtc + 26 * HOUR_MS].map((instant) => offsetMs(instant, zone)));
  const candidates = [...offsets].map((offset) => asUtc - offset).sort((a, b) => a - b);
  return candidates.filter((instant) => offsetMs(instant, zone) === asUtc - instant).map((instant) => new Date(instant));
}

/** What can be said of a wish before the server is asked. */
export type WallFault = 'absent' | 'twice' | 'past';

/** Tells what is wrong with a clock; null when it names one instant to come. */
export function wallFault(local: string, zone: string, now: Date): WallFault | null {
  const instants = instantsOf(local, zone);
  const last = instants.at(-1);
  if (!last) return 'absent';
  if (last.getTime() < now.getTime() - 60_000) return 'past';
  return instants.length > 1 ? 'twice' : null;
}
