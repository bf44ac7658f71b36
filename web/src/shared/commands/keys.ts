// Shortcuts: how they are written, and which keys pressed mean which.

/** A key as the keyboard said it. */
export interface Press {
  key: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
}

const MODIFIERS = new Set(['ctrl', 'shift', 'alt']);

/** Milliseconds in which the second letter of a sequence must come. */
export const SEQUENCE_MS = 1_500;

const parts = (keys: string): string[] => keys.toLowerCase().split(' ');

/** True for a shortcut made of letters alone, which a person may switch off (RGAA 12.10). */
export function isCharacterShortcut(keys: string): boolean {
  const [first = ''] = parts(keys);
  return first !== 'ctrl' && first !== 'alt' && parts(keys).every((part) => part.length === 1 || part === 'shift');
}

/** Value of `aria-keyshortcuts`; none for a sequence, which the attribute cannot say. */
export function ariaKeys(keys: string | undefined): string | undefined {
  if (!keys) return undefined;
  const all = parts(keys);
  if (all.length > 1 && !MODIFIERS.has(all[0] ?? '')) return undefined;
  return all.map((part) => (part === 'ctrl' ? 'Control' : part.length > 1 ? part.charAt(0).toUpperCase() + part.slice(1) : part.toUpperCase())).join('+');
}

/** One press written as a shortcut: `ctrl k`, `shift v`, `?`. */
export function written(press: Press): string {
  const key = press.key.toLowerCase();
  const isLetter = key.length === 1 && key !== key.toUpperCase();
  return [press.ctrl && 'ctrl', press.alt && 'alt', press.shift && (isLetter || key.length > 1) && 'shift', key === ' ' ? 'space' : key].filter(Boolean).join(' ');
}

type Outcome = { kind: 'run'; keys: string } | { kind: 'wait'; keys: string } | { kind: 'nothing' };

/** What a press means among the shortcuts bound, after `before` (the first letter of a sequence, if one was pressed). */
export function resolve(press: Press, before: string | null, bound: string[]): Outcome {
  const now = written(press);
  const known = new Set(bound.map((keys) => keys.toLowerCase()));
  if (before !== null && known.has(`${before} ${now}`)) return { kind: 'run', keys: `${before} ${now}` };
  if (known.has(now)) return { kind: 'run', keys: now };
  const opensSequence = now.length === 1 && [...known].some((keys) => keys.startsWith(`${now} `));
  return opensSequence ? { kind: 'wait', keys: now } : { kind: 'nothing' };
}
