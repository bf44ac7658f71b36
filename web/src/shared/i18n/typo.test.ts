// What the French typography helper changes, and what it leaves.
import { describe, expect, it } from 'vitest';
import { typo } from './typo.ts';

const NBSP = '\u00a0';

describe('typo', () => {
  it('keeps a colon with the word before it', () => {
    expect(typo('Info trafic : pont fermé')).toBe(`Info trafic${NBSP}: pont fermé`);
  });
  it('keeps quotation marks with their words', () => {
    expect(typo('« eau non potable »')).toBe(`«${NBSP}eau non potable${NBSP}»`);
  });
  it('keeps an hour whole', () => {
    expect(typo('rouvre à 9 h 12 et ferme à 18 h')).toBe(`rouvre à 9${NBSP}h${NBSP}12 et ferme à 18${NBSP}h`);
  });
  it('keeps a size with its unit', () => {
    expect(typo('20 Mo au plus')).toBe(`20${NBSP}Mo au plus`);
  });
  it('curls an apostrophe between letters only', () => {
    expect(typo("l'ordre du jour, 5' de pause")).toBe("l’ordre du jour, 5' de pause");
  });
  it('leaves an address alone', () => {
    expect(typo('https://valmont.example/a?b=c')).toBe('https://valmont.example/a?b=c');
  });
});
