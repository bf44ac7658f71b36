// What the palette shows for the words typed.
import { describe, expect, it } from 'vitest';
import type { Command } from '@/shared/commands/registry.ts';
import { paletteScope, paletteSections } from './palette-search.ts';

const command = (label: string, group: Command['group'], more: Partial<Command> = {}): Command => ({ id: label, label, group, run: () => {}, ...more });
const commands = [
  command('Valider « Réouverture de la rue »', 'selection'),
  command('Médiathèque', 'go'),
  command('Nouveau contenu', 'create'),
  command('Suivant', 'screen', { keysOnly: true }),
];
const labels = (words: string, scope = paletteScope(words)) => paletteSections(commands, words.replace(/^[>@#]/, ''), scope).flatMap((section) => section.commands.map((each) => each.label));

describe('the palette', () => {
  it('puts the selection first and leaves out movements', () => {
    expect(labels('')).toEqual(['Valider « Réouverture de la rue »', 'Médiathèque', 'Nouveau contenu']);
  });
  it('finds without accents, from the start of any word', () => {
    expect(labels('media')).toEqual(['Médiathèque']);
    expect(labels('reouv val')).toEqual(['Valider « Réouverture de la rue »']);
    expect(labels('theque')).toEqual([]);
  });
  it('narrows by prefix', () => {
    expect(paletteScope('>val')).toBe('actions');
    expect(labels('>')).not.toContain('Médiathèque');
    expect(labels('@cam')).toEqual([]);
  });
});
