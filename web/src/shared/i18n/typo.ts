// French typography at display time, so that a colon never starts a line.

const NBSP = '\u00a0';

/**
 * Replaces ordinary spaces by no-break spaces where French wants them, and straight apostrophes by curly ones.
 *
 * Never adds a space that was not there: an address such as `https://…` stays as it is.
 */
export function typo(text: string): string {
  return text
    .replace(/ (?=[:;?!%€»])/g, NBSP)
    .replace(/(?<=«) /g, NBSP)
    .replace(/(\d) h(?: (?=\d\d\b))/g, `$1${NBSP}h${NBSP}`)
    .replace(/(\d) (?=(?:h|min|s|px|o|Ko|Mo|Go|km|m)\b)/g, `$1${NBSP}`)
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '’');
}
