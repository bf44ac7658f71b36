// Dates and figures in the institution's zone, in both languages.
import { describe, expect, it } from 'vitest';
import { addDays, capitalised, clockOf, dayOf, daysBetween, hourInWords, makeFormat, mondayOf, weekOf } from './format.ts';

const NBSP = '\u00a0';

describe('days', () => {
  it('are those of the zone, not of the browser', () => {
    expect(dayOf(new Date('2026-11-23T23:30:00Z'), 'Europe/Paris')).toBe('2026-11-24');
    expect(dayOf(new Date('2026-11-24T02:30:00Z'), 'America/Martinique')).toBe('2026-11-23');
    expect(clockOf(new Date('2026-11-24T08:12:00Z'), 'Europe/Paris')).toBe('09:12');
    expect(dayOf(new Date('0002-12-02T12:00:00Z'), 'Europe/Paris')).toBe('0002-12-02');
    expect(clockOf(new Date('2026-07-14T22:00:00Z'), 'Europe/Paris')).toBe('00:00');
  });
  it('add up over the change of hour and of year', () => {
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysBetween('2026-11-24', '2026-11-23')).toBe(-1);
  });
  it('belong to a week that starts on Monday', () => {
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(weekOf('2026-11-23')).toBe(48);
    expect(weekOf('2027-01-01')).toBe(53);
    expect(weekOf('2024-12-30')).toBe(1);
  });
});

describe('words', () => {
  const fr = makeFormat('fr', 'Europe/Paris');
  const en = makeFormat('en', 'Europe/Paris');
  it('write an hour as a sentence does', () => {
    expect(fr.hour('2026-11-24T08:12:00Z')).toBe(`9${NBSP}h${NBSP}12`);
    expect(fr.hour('2026-11-24T17:00:00Z')).toBe(`18${NBSP}h`);
    expect(en.hour('2026-11-24T17:00:00Z')).toBe(`6${NBSP}pm`);
    expect(hourInWords('00:05', 'en')).toBe(`12:05${NBSP}am`);
  });
  it('write a day', () => {
    expect(fr.longDay('2026-11-23')).toBe('lundi 23 novembre');
    expect(fr.shortDay('2026-11-23', '2026-11-24')).toBe('lun. 23 nov.');
    expect(fr.shortDay('2027-01-04', '2026-11-24')).toBe('lun. 4 janv. 2027');
    expect(capitalised('lundi')).toBe('Lundi');
  });
  it('write sizes and negative figures', () => {
    expect(fr.size(1_234_567)).toBe(`1,2${NBSP}Mo`);
    expect(en.size(950)).toBe(`950${NBSP}bytes`);
    expect(fr.number(-3)).toBe('−3');
  });
});
