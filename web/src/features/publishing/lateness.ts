// How late something is, in words: minutes, hours, days.
import { useText } from '@/shared/i18n/index.tsx';

/** Writes a lateness in seconds: "en retard de 1 h 30". */
export function useLateness(): (seconds: number) => string {
  const text = useText();
  return (seconds) => {
    const minutes = Math.floor(seconds / 60);
    if (minutes < 1) return text('late-now');
    if (minutes < 60) return text('late-minutes', { minutes });
    const hours = Math.floor(minutes / 60);
    if (hours < 24) return text('late-hours', { hours, minutes: String(minutes % 60).padStart(2, '0') });
    return text('late-days', { days: Math.floor(hours / 24) });
  };
}
