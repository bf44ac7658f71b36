// Dates, clocks and figures as the interface writes them, always in the institution's zone.
import { tagOf } from '../i18n/bundle.ts';
import type { Locale } from '../api/types.ts';

const NBSP = '\u00a0';

type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'weekday', string>;

const readers = new Map<string, Intl.DateTimeFormat>();

function reader(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options);
  const known = readers.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tag, options);
  readers.set(key, made);
  return made;
}

function partsOf(instant: Date, zone: string): Parts {
  const format = reader('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    weekday: 'short',
  });
  return Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value])) as Parts;
}

/** Day of an instant in a zone, `2026-11-24`. */
export function dayOf(instant: Date, zone: string): string {
  const { year, month, day } = partsOf(instant, zone);
  return `${year.padStart(4, '0')}-${month}-${day}`;
}

/** Clock of an instant in a zone, `09:12`: for columns. */
export function clockOf(instant: Date, zone: string): string {
  const { hour, minute } = partsOf(instant, zone);
  return `${hour}:${minute}`;
}

/** Adds whole days to a day. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` comes before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}

/** Monday of the week of a day. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** Week number as ISO 8601 counts, 1 to 53. */
export function weekOf(day: string): number {
  const thursday = new Date(`${addDays(mondayOf(day), 3)}T12:00:00Z`);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1, 12);
  return 1 + Math.floor((thursday.getTime() - first) / 604_800_000);
}

/** Writes a day, given by its parts wanted. */
function writeDay(day: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  return reader(tagOf(locale), { timeZone: 'UTC', ...options }).format(new Date(`${day}T12:00:00Z`));
}

/** Formats of one language and one zone. */
export interface Format {
  zone: string;
  locale: Locale;
  /** `09:12`, for columns and clocks. */
  clock: (instant: string | Date) => string;
  /** `9 h 12` in a French sentence, `9:12 am` in an English one. */
  hour: (instant: string | Date) => string;
  day: (instant: string | Date) => string;
  /** `lundi 23 novembre`. */
  longDay: (day: string) => string;
  /** `lun. 23 nov.`, with the year when it is not that of `today`. */
  shortDay: (day: string, today?: string) => string;
  /** `lundi`, of a day given at midnight UTC. */
  weekday: (date: Date) => string;
  /** `23 nov.` */
  dayAndMonth: (day: string) => string;
  /** `24 novembre 2026`. */
  fullDate: (day: string) => string;
  number: (value: number) => string;
  size: (bytes: number) => string;
  zoneName: () => string;
}

/** Writes an hour given as `HH:MM` the way a sentence does. */
export function hourInWords(clock: string, locale: Locale): string {
  const [hour = '0', minute = '00'] = clock.split(':');
  if (locale === 'fr') return Number(hour) + NBSP + 'h' + (minute === '00' ? '' : NBSP + minute);
  const twelve = Number(hour) % 12 || 12;
  return `${twelve}${minute === '00' ? '' : `:${minute}`}${NBSP}${Number(hour) < 12 ? 'am' : 'pm'}`;
}

const UNITS = {
  fr: ['octets', 'Ko', 'Mo', 'Go'],
  en: ['bytes', 'kB', 'MB', 'GB'],
} as const;

/** Makes the formats of a language and a zone. */
export function makeFormat(locale: Locale, zone: string): Format {
  const tag = tagOf(locale);
  const at = (instant: string | Date) => (typeof instant === 'string' ? new Date(instant) : instant);
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  return {
    zone,
    locale,
    clock: (instant) => clockOf(at(instant), zone),
    hour: (instant) => hourInWords(clockOf(at(instant), zone), locale),
    day: (instant) => dayOf(at(instant), zone),
    longDay: (day) => writeDay(day, locale, { weekday: 'long', day: 'numeric', month: 'long' }),
    shortDay: (day, today) =>
      writeDay(day, locale, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: today && today.slice(0, 4) !== day.slice(0, 4) ? 'numeric' : undefined,
      }),
    weekday: (date) => reader(tag, { timeZone: 'UTC', weekday: 'long' }).format(date),
    dayAndMonth: (day) => writeDay(day, locale, { day: 'numeric', month: 'short' }),
    fullDate: (day) => writeDay(day, locale, { day: 'numeric', month: 'long', year: 'numeric' }),
    number: (value) => numbers.format(value).replace('-', '−'),
    size: (bytes) => {
      const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : bytes < 1_000_000_000 ? 2 : 3;
      return `${numbers.format(bytes / 1000 ** step)}${NBSP}${UNITS[locale][step]}`;
    },
    zoneName: () => zone.split('/').pop()?.replaceAll('_', ' ') ?? zone,
  };
}

/** First letter in upper case, for a date that starts a title. */
export const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
