// Both catalogues say the same things, and every message a screen names exists.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';

const SCREENS = ['app', 'composer', 'editorial', 'corrections', 'channels', 'publishing', 'planning', 'import', 'options', 'media', 'notifications'];
const locales = join(import.meta.dirname, '../../../../locales');
const source = join(import.meta.dirname, '../..');

const read = (locale: string) => SCREENS.map((domain) => readFileSync(join(locales, locale, `${domain}.ftl`), 'utf8')).join('\n');
const idsOf = (text: string) => [...text.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] as string);
const variablesOf = (text: string) =>
  Object.fromEntries(text.split(/\n(?=[a-z][\w-]* =)/).filter((entry) => /^[a-z]/.test(entry)).map((entry) => [entry.split(' =')[0] ?? '', [...new Set([...entry.matchAll(/\$(\w+)/g)].map((match) => match[1]))].sort().join()]));

/** Messages named in the source: `text('…')` whole, and `text(`…${`)` by their beginning. */
function named(): { whole: Set<string>; starts: Set<string> } {
  const whole = new Set<string>();
  const starts = new Set<string>();
  for (const entry of readdirSync(source, { recursive: true })) {
    const path = String(entry);
    if (!/\.tsx?$/.test(path) || path.endsWith('.test.ts')) continue;
    const code = readFileSync(join(source, path), 'utf8');
    for (const match of code.matchAll(/\btext\(\s*'([^']+)'/g)) whole.add(match[1] as string);
    for (const match of code.matchAll(/\btext\(\s*`([^`$]+)\$/g)) starts.add(match[1] as string);
  }
  return { whole, starts };
}

describe('the catalogues', () => {
  const french = read('fr');
  const english = read('en');
  it('have the same messages, each once', () => {
    expect(idsOf(english).sort()).toEqual(idsOf(french).sort());
    expect(new Set(idsOf(french)).size).toBe(idsOf(french).length);
  });
  it('take the same values', () => {
    expect(variablesOf(english)).toEqual(variablesOf(french));
  });
  it('parse without a leftover', () => {
    for (const text of [french, english]) {
      const bundle = new FluentBundle('fr');
      expect(bundle.addResource(new FluentResource(text))).toEqual([]);
      expect(idsOf(text).filter((id) => !bundle.hasMessage(id))).toEqual([]);
    }
  });
  it('say everything that the screens ask', () => {
    const known = new Set(idsOf(french));
    const { whole, starts } = named();
    expect([...whole].filter((id) => !known.has(id))).toEqual([]);
    expect([...starts].filter((start) => ![...known].some((id) => id.startsWith(start)))).toEqual([]);
  });
  it('write French with its own typography', () => {
    const wrong = french.split('\n').filter((line) => /^[a-z].* = .*(?:[a-zà-ÿ]'[a-zà-ÿ]|\.\.\.)/.test(line));
    expect(wrong).toEqual([]);
  });
});
