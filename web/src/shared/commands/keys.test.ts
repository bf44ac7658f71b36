// Which presses run which shortcut.
import { describe, expect, it } from 'vitest';
import { ariaKeys, isCharacterShortcut, resolve, written } from './keys.ts';

const press = (key: string, modifiers: Partial<{ ctrl: boolean; shift: boolean; alt: boolean }> = {}) => ({
  key,
  ctrl: false,
  shift: false,
  alt: false,
  ...modifiers,
});
const bound = ['Ctrl K', 'C', 'G A', 'G ,', '?', '[', 'Shift V', 'D', 'Ctrl Enter'];

describe('resolve', () => {
  it('runs a chord', () => {
    expect(resolve(press('k', { ctrl: true }), null, bound)).toEqual({ kind: 'run', keys: 'ctrl k' });
    expect(resolve(press('Enter', { ctrl: true }), null, bound)).toEqual({ kind: 'run', keys: 'ctrl enter' });
  });
  it('waits for the second letter of a sequence, then runs it', () => {
    expect(resolve(press('g'), null, bound)).toEqual({ kind: 'wait', keys: 'g' });
    expect(resolve(press('a'), 'g', bound)).toEqual({ kind: 'run', keys: 'g a' });
    expect(resolve(press(','), 'g', bound)).toEqual({ kind: 'run', keys: 'g ,' });
  });
  it('falls back to the single letter when the sequence does not exist', () => {
    expect(resolve(press('d'), 'g', bound)).toEqual({ kind: 'run', keys: 'd' });
  });
  it('reads the printed sign, whatever keys made it', () => {
    expect(resolve(press('?', { shift: true }), null, bound)).toEqual({ kind: 'run', keys: '?' });
    expect(written(press('V', { shift: true }))).toBe('shift v');
  });
  it('does nothing for an unknown key', () => {
    expect(resolve(press('z'), null, bound)).toEqual({ kind: 'nothing' });
    expect(resolve(press('c', { ctrl: true }), null, bound)).toEqual({ kind: 'nothing' });
  });
});

describe('writing', () => {
  it('tells which shortcuts may be switched off', () => {
    expect(['C', 'G A', 'Shift V', '?'].every(isCharacterShortcut)).toBe(true);
    expect(['Ctrl K', 'Enter', 'Escape'].some(isCharacterShortcut)).toBe(false);
  });
  it('names chords for assistive technology, not sequences', () => {
    expect(ariaKeys('Ctrl K')).toBe('Control+K');
    expect(ariaKeys('C')).toBe('C');
    expect(ariaKeys('G A')).toBeUndefined();
  });
});
