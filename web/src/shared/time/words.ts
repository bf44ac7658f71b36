// Days and deadlines in words: "aujourd’hui", "hier", what remains.
import { useMemo } from 'react';
import { useText, type Text } from '../i18n/index.tsx';
import { useFormat } from '../session/index.tsx';
import { daysBetween, type Format } from './format.ts';
import { serverNow } from './now.ts';

/** "aujourd’hui", "hier", "demain", else the short date. */
export function relativeDay(day: string, today: string, format: Format, text: Text): string {
  const distance = daysBetween(today, day);
  if (distance === 0) return text('time-today');
  if (distance === -1) return text('time-yesterday');
  if (distance === 1) return text('time-tomorrow');
  return format.shortDay(day, today);
}

/** What remains until an instant, rounded to the minute; null when it is past. */
export function remaining(instant: string, now: Date, text: Text): string | null {
  const minutes = Math.round((Date.parse(instant) - now.getTime()) / 60_000);
  if (minutes < 0) return null;
  if (minutes < 60) return text('time-left-minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return text('time-left-hours', { hours, minutes: String(minutes % 60).padStart(2, '0') });
  return text('time-left-days', { days: Math.floor(hours / 24) });
}

/** Functions that write moments for people. */
export function useMoments() {
  const text = useText();
  const format = useFormat();
  return useMemo(() => {
    const dayWord = (instant: string) => relativeDay(format.day(instant), format.day(serverNow()), format, text);
    return {
      dayWord,
      /** "aujourd’hui 11:30", for lists. */
      short: (instant: string) => `${dayWord(instant)} ${format.clock(instant)}`,
      /** "hier à 16 h 40", for sentences. */
      sentence: (instant: string) => text('time-day-at', { day: dayWord(instant), hour: format.hour(instant) }),
    };
  }, [text, format]);
}
