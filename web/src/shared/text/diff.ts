// What changed from one text to another, word by word.

export interface Change {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Words beyond which the texts are compared whole: the table of comparisons grows with the square. */
const MOST_WORDS = 2_000;

const pieces = (text: string): string[] => text.match(/\n|[^\S\n]+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

function joined(changes: Change[]): Change[] {
  const result: Change[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    if (last?.kind === change.kind) last.text += change.text;
    else if (change.text !== '') result.push({ ...change });
  }
  return result;
}

/** Lengths of the longest common run of pieces, from each pair of positions to the ends. */
function table(before: string[], after: string[]): Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = rows[i] as Uint16Array;
      const next = rows[i + 1] as Uint16Array;
      row[j] = before[i] === after[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}

/** Tells the changes that lead from `before` to `after`; `same` and `removed` give `before`, `same` and `added` give `after`. */
export function diff(before: string, after: string): Change[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const from = pieces(before);
  const to = pieces(after);
  if (from.length > MOST_WORDS || to.length > MOST_WORDS) {
    return joined([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  }
  const common = table(from, to);
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    const left = from[i];
    const right = to[j];
    if (left !== undefined && left === right) {
      changes.push({ kind: 'same', text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      changes.push({ kind: 'removed', text: left });
      i += 1;
    } else if (right !== undefined) {
      changes.push({ kind: 'added', text: right });
      j += 1;
    }
  }
  return joined(changes);
}
