// A text cut into plain words, links, handles and hashtags, for previews; never turned into markup.
import { links } from './links.ts';

export interface Token {
  kind: 'text' | 'link' | 'handle' | 'hashtag';
  text: string;
}

const MARK = /(?<![\p{L}\p{N}_/&@#.])(?:@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?(?:@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)?|#[\p{L}\p{M}\p{N}_]*\p{L}[\p{L}\p{M}\p{N}_]*)/gu;

function marks(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > from) tokens.push({ kind: 'text', text: text.slice(from, match.index) });
    tokens.push({ kind: match[0].startsWith('@') ? 'handle' : 'hashtag', text: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) tokens.push({ kind: 'text', text: text.slice(from) });
  return tokens;
}

/** Cuts a text into tokens; joined again they give the text. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let from = 0;
  for (const link of links(text)) {
    found.push(...marks(text.slice(from, link.start)), { kind: 'link', text: link.text });
    from = link.start + link.text.length;
  }
  return [...found, ...marks(text.slice(from))];
}

/** A link as networks show it: no scheme, cut short. */
export function shownLink(link: string, longest = 30): string {
  const bare = link.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  const letters = [...bare];
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : bare;
}
