// A length of time in the unit that fits it.
import type { useText } from '@/shared/i18n/index.tsx';

/** `3 jours`, `6 heures`, `5 minutes`: the largest unit that tells it exactly. */
export function durationIn(text: ReturnType<typeof useText>, seconds: number): string {
  if (seconds % 86_400 === 0) return text('duration-days', { count: seconds / 86_400 });
  if (seconds % 3_600 === 0) return text('duration-hours', { count: seconds / 3_600 });
  return text('duration-minutes', { count: Math.round(seconds / 60) });
}
