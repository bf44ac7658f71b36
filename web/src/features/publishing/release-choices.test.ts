// What is asked of the server for each choice about held publications.
import { describe, expect, it } from 'vitest';
import type { PublicationView } from '@/shared/api/types.ts';
import { byFate, minutesToSend, releasesOf, type Choices } from './release-choices.ts';

const held = (id: string, channel: string, allowed: PublicationView['allowed'] = ['release', 'cancel']) => ({ id, channel: { id: channel }, allowed }) as PublicationView;
const three = [held('a', 'one'), held('b', 'one'), held('c', 'two')];
const choices: Choices = { all: 'keep', own: {}, every: 10, at: null, passage: null };

describe('releasesOf', () => {
  it('asks for nothing when everything stays held', () => {
    expect(releasesOf(three, choices)).toEqual([]);
  });
  it('names each publication under its choice', () => {
    const at = { local: '2026-11-26T10:00', zone: 'Europe/Paris' };
    expect(releasesOf(three, { ...choices, all: 'send', own: { b: 'cancel', c: 'reschedule' }, at })).toEqual([
      { publications: ['a'], choice: 'send', every_minutes: 10 },
      { publications: ['c'], choice: 'reschedule', at, every_minutes: 10 },
      { publications: ['b'], choice: 'cancel' },
    ]);
  });
  it('keeps what is half out when all are given up', () => {
    const half = held('d', 'one', ['release']);
    expect(byFate([...three, half], { ...choices, all: 'cancel' }).keep).toEqual([half]);
  });
});

describe('minutesToSend', () => {
  it('counts the longest row of a channel', () => {
    expect(minutesToSend(three, 10)).toBe(10);
    expect(minutesToSend([], 10)).toBe(0);
  });
});
