// Counting, links, hashtags, tokens and differences: the pure side of the composer.
import { describe, expect, it } from 'vitest';
import { diff } from './diff.ts';
import { hasHashtag, isSameHashtag, proposedHashtag } from './hashtags.ts';
import { bytesOf, cleanText, graphemesOf, measure, type Counting } from './length.ts';
import { links } from './links.ts';
import { shownLink, tokens } from './tokens.ts';

const GRAPHEMES: Counting = { unit: 'graphemes', linkWeight: null, handlesCountLocalPart: false };
const MASTODON: Counting = { unit: 'characters', linkWeight: 23, handlesCountLocalPart: true };
const FAMILY = '👨‍👩‍👧‍👦';

describe('measure', () => {
  it('counts a family, a flag and a combined accent as one', () => {
    expect(measure(`${FAMILY}é`, GRAPHEMES)).toBe(2);
    expect(graphemesOf('🇫🇷')).toBe(1);
    expect(graphemesOf('e\u0301te\u0301')).toBe(3);
    expect(graphemesOf('👍🏽')).toBe(1);
    expect(graphemesOf('a\r\nb')).toBe(3);
  });
  it('counts bytes and code points', () => {
    expect(bytesOf(FAMILY)).toBe(25);
    expect(measure(FAMILY, { ...GRAPHEMES, unit: 'characters' })).toBe(7);
    expect(measure('e\u0301', { ...GRAPHEMES, unit: 'characters' })).toBe(2);
    expect(measure('été', { ...GRAPHEMES, unit: 'bytes' })).toBe(5);
  });
  it('gives every link the same weight where the network says so', () => {
    expect(measure('https://a.fr', MASTODON)).toBe(23);
    expect(measure('Plan : https://valmont.example/une/tres/longue/adresse.', MASTODON)).toBe(7 + 23 + 1);
  });
  it('counts a remote handle as its name, and only a whole one', () => {
    expect(measure('@mairie@social.valmont.example bonjour', MASTODON)).toBe(15);
    expect(measure('@mairie bonjour', MASTODON)).toBe(15);
    expect(measure('(@mairie@social.valmont.example)', MASTODON)).toBe(32);
    expect(measure('ecrire@valmont.example', MASTODON)).toBe(22);
  });
});

describe('cleanText', () => {
  it('keeps what the server keeps', () => {
    expect(cleanText('a\r\nb\u0000c\td\u0007\u0085')).toBe('a\nbc\td');
  });
});

describe('links', () => {
  const found = (text: string) => links(text).map((link) => link.text);
  it('stop before the end of the sentence', () => {
    expect(found('Voir https://valmont.example/plan. (et http://x.example/a_(b)) !')).toEqual(['https://valmont.example/plan', 'http://x.example/a_(b)']);
  });
  it('are not made of a scheme alone', () => {
    expect(found('https:// et http://, rien')).toEqual([]);
  });
  it('stand where they stand, whatever comes before', () => {
    const text = 'Été 🌞 https://é.example/ça?';
    const [link] = links(text);
    expect(link && text.slice(link.start, link.start + link.text.length)).toBe('https://é.example/ça');
  });
});

describe('hashtags', () => {
  const around = 'Réouverture de la rue des Tanneurs, plan et horaires #ruedestanneurs';
  it('take their capitals from the words around', () => {
    expect(proposedHashtag('#ruedestanneurs', around)).toBe('#RueDesTanneurs');
    expect(proposedHashtag('#réouverturedelarue', around)).toBe('#RéouvertureDeLaRue');
  });
  it('are left to the person when the words do not make them up', () => {
    expect(proposedHashtag('#valmontsurloire', around)).toBeNull();
    expect(proposedHashtag('#tanneurs', '#tanneurs')).toBeNull();
  });
  it('stay the same word once corrected', () => {
    expect(isSameHashtag('#ruedestanneurs', '#RueDesTanneurs')).toBe(true);
    expect(isSameHashtag('#ruedestanneurs', '#Rue_Des_Tanneurs')).toBe(true);
    expect(isSameHashtag('#ruedestanneurs', '#RueDesTaneurs')).toBe(false);
    expect(isSameHashtag('#ruedestanneurs', '#Rue Des Tanneurs')).toBe(false);
  });
  it('are told from addresses and figures', () => {
    expect(hasHashtag('voir #eau')).toBe(true);
    expect(hasHashtag('https://x.example/#ancre et #2026')).toBe(false);
  });
});

describe('tokens', () => {
  it('tell links, handles and hashtags, and lose nothing', () => {
    const text = 'Bonjour @mairie.example et @agglo@social.example : https://valmont.example/a#b #RueDesTanneurs, écrire@valmont.example #2026.';
    expect(tokens(text).filter((token) => token.kind !== 'text')).toEqual([
      { kind: 'handle', text: '@mairie.example' },
      { kind: 'handle', text: '@agglo@social.example' },
      { kind: 'link', text: 'https://valmont.example/a#b' },
      { kind: 'hashtag', text: '#RueDesTanneurs' },
    ]);
    expect(tokens(text).map((token) => token.text).join('')).toBe(text);
  });
  it('shorten a shown link', () => {
    expect(shownLink('https://www.valmont.example/')).toBe('valmont.example');
    expect(shownLink('https://valmont.example/une/tres/longue/adresse', 20)).toBe('valmont.example/une/…');
  });
});

describe('diff', () => {
  const rebuilt = (kinds: string[], before: string, after: string) =>
    diff(before, after)
      .filter((change) => kinds.includes(change.kind))
      .map((change) => change.text)
      .join('');
  it('shows the words that changed', () => {
    expect(diff('La rue rouvre jeudi.', 'La rue rouvre vendredi.')).toEqual([
      { kind: 'same', text: 'La rue rouvre ' },
      { kind: 'removed', text: 'jeudi' },
      { kind: 'added', text: 'vendredi' },
      { kind: 'same', text: '.' },
    ]);
  });
  it('gives both texts back', () => {
    const before = 'Été 🌞 :\nplan sur https://valmont.example 👨‍👩‍👧‍👦';
    const after = 'L’été :\n\nplan complet sur valmont.example 👨‍👩‍👧';
    expect(rebuilt(['same', 'removed'], before, after)).toBe(before);
    expect(rebuilt(['same', 'added'], before, after)).toBe(after);
  });
  it('says nothing of two empty texts', () => {
    expect(diff('', '')).toEqual([]);
    expect(diff('', 'a')).toEqual([{ kind: 'added', text: 'a' }]);
  });
});
