// A slot in words: "mar. et jeu. à 11 h", "du lundi au vendredi à 17 h 30".
import type { Locale, Weekday } from '@/shared/api/types.ts';
import { WEEKDAYS } from '@/shared/api/types.ts';
import type { Text } from '@/shared/i18n/index.tsx';
import { tagOf } from '@/shared/i18n/bundle.ts';
import { hourInWords } from '@/shared/time/format.ts';

/** Days of the week in words, shortened when there are several. */
export function daysInWords(days: Weekday[], text: Text, locale: Locale): string {
  const sorted = WEEKDAYS.filter((day) => days.includes(day));
  if (sorted.length === 7) return text('slot-every-day');
  if (sorted.join() === 'MO,TU,WE,TH,FR') return text('slot-workdays');
  if (sorted.length === 1) return text(`day-${sorted[0]}`);
  return new Intl.ListFormat(tagOf(locale), { type: 'conjunction' }).format(sorted.map((day) => text(`day-short-${day}`)));
}

/** A slot in one line. */
export function slotInWords(slot: { weekdays: Weekday[]; time: string }, text: Text, locale: Locale): string {
  return text('slot-at', { days: daysInWords(slot.weekdays, text, locale), hour: hourInWords(slot.time, locale) });
}
