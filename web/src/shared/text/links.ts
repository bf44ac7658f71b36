// Links in a text, found exactly as the server finds them.

/** A link and where it stands, in UTF-16 units. */
export interface Link {
  start: number;
  text: string;
}

const SCHEME = /https?:\/\//g;
const STOP = /[\p{White_Space}<>"«»“”]/u;
const SENTENCE_END = new Set(['.', ',', ';', ':', '!', '?', '…', "'", '’']);

const count = (text: string, sign: string): number => text.split(sign).length - 1;

function trimmedEnd(candidate: string): string {
  let link = candidate;
  for (;;) {
    const last = link.slice(-1);
    const unopened = (last === ')' && count(link, ')') > count(link, '(')) || (last === ']' && count(link, ']') > count(link, '['));
    if (!unopened && !SENTENCE_END.has(last)) return link;
    link = link.slice(0, -1);
  }
}

/**
 * Finds `http://` and `https://` links, without the punctuation that ends a sentence.
 *
 * Invariant: same answers as `links` in `crates/engines/checks/src/link.rs`.
 */
export function links(text: string): Link[] {
  const found: Link[] = [];
  SCHEME.lastIndex = 0;
  for (let match = SCHEME.exec(text); match; match = SCHEME.exec(text)) {
    const start = match.index;
    const candidate = text.slice(start);
    const end = candidate.search(STOP);
    const link = trimmedEnd(end === -1 ? candidate : candidate.slice(0, end));
    if (link.length > match[0].length) found.push({ start, text: link });
    SCHEME.lastIndex = start + Math.max(link.length, match[0].length);
  }
  return found;
}
