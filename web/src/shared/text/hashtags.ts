// Hashtags that a screen reader cannot read word by word, and how they would read better.

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Short words of French that join the others inside a hashtag. */
const JOINING = ['a', 'au', 'aux', 'd', 'dans', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les', 'ma', 'mon', 'nos', 'notre', 'ou', 'par', 'pour', 'sa', 'sans', 'ses', 'son', 'sur', 'un', 'une', 'vers', 'vos', 'votre'];

const folded = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const capitalised = (word: string): string => {
  const [first = '', ...rest] = word;
  return first.toLocaleUpperCase('fr') + rest.join('');
};

/** Cuts `letters` into known words, the longest first; null when something is left over. */
function cut(letters: string, known: Set<string>): string[] | null {
  const longest = Math.max(...[...known].map((word) => word.length), 0);
  const dead = new Set<number>();
  const from = (at: number): string[] | null => {
    if (at === letters.length) return [];
    if (dead.has(at)) return null;
    for (let size = Math.min(longest, letters.length - at); size > 0; size -= 1) {
      const word = letters.slice(at, at + size);
      const rest = known.has(word) ? from(at + size) : null;
      if (rest) return [word, ...rest];
    }
    dead.add(at);
    return null;
  };
  return from(0);
}

/**
 * Proposes `#RueDesTanneurs` for `#ruedestanneurs`, from the words that the text around uses.
 *
 * Returns null when those words do not make up the hashtag: a person must then place the capitals.
 */
export function proposedHashtag(hashtag: string, around: string): string | null {
  const body = hashtag.slice(1);
  const known = new Set(JOINING);
  for (const [word] of around.replaceAll(hashtag, ' ').matchAll(WORD)) {
    const plain = folded(word);
    if (plain.length > 1 && plain.length < body.length) known.add(plain);
  }
  const plain = folded(body);
  if (plain.length !== body.length) return null;
  const words = cut(plain, known);
  if (!words || words.length < 2) return null;
  let at = 0;
  const parts = words.map((word) => {
    const part = body.slice(at, at + word.length);
    at += word.length;
    return capitalised(part);
  });
  return `#${parts.join('')}`;
}

/** Whether a corrected hashtag is the same word with capitals inside. */
export function isSameHashtag(before: string, after: string): boolean {
  return /^#[\p{L}\p{M}\p{N}_]+$/u.test(after) && after.toLowerCase().replaceAll('_', '') === before.toLowerCase();
}

/** Whether the text holds any hashtag. */
export const hasHashtag = (text: string): boolean => /(?<![\p{L}\p{N}/&_#])#[\p{L}\p{N}_]*\p{L}/u.test(text);
