// What the palette keeps of the commands for the words typed.
import type { Command, CommandGroup } from '@/shared/commands/registry.ts';

export type Scope = 'all' | 'actions' | 'people' | 'contents';

const PREFIXES: Record<string, Scope> = { '>': 'actions', '@': 'people', '#': 'contents' };
const ORDER: CommandGroup[] = ['selection', 'screen', 'go', 'create', 'act'];

/** What the first sign typed narrows the palette to. */
export const paletteScope = (typed: string): Scope => PREFIXES[typed.trimStart().charAt(0)] ?? 'all';

/** Lower case without accents, so that "medi" finds "Médiathèque". */
export const folded = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

/** Commands whose label has every word typed at the start of one of its words, by group. */
export function paletteSections(commands: Command[], words: string, scope: Scope): { group: CommandGroup; commands: Command[] }[] {
  if (scope === 'people' || scope === 'contents') return [];
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  const matches = (command: Command) => {
    const label = folded(command.label).split(/[\s’'«»,:]+/);
    return wanted.every((word) => label.some((each) => each.startsWith(word)));
  };
  return ORDER.map((group) => ({
    group,
    commands: commands.filter((command) => !command.keysOnly && command.group === group && (scope !== 'actions' || group !== 'go') && matches(command)),
  })).filter((section) => section.commands.length > 0);
}
