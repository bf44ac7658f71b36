// The saving of drafts: one request at a time, nothing lost, nothing overwritten.
import { describe, expect, it } from 'vitest';
import { isUnsaved, LONGEST_WAIT_MS, PAUSE_MS, retryDelay, startSaving, step, type SaveEvent, type Saving } from './autosave.ts';

const AT = '2026-11-24T08:12:00Z';

function run(state: Saving, ...events: SaveEvent[]): { state: Saving; sends: number } {
  let sends = 0;
  let current = state;
  for (const event of events) {
    const next = step(current, event);
    current = next.state;
    if (next.send) sends += 1;
  }
  return { state: current, sends };
}
const fresh = () => startSaving(3, null);
const sending = () => run(fresh(), { type: 'edited', now: 0 }, { type: 'tick', now: PAUSE_MS }).state;

describe('saving', () => {
  it('waits for a pause in the typing', () => {
    const { state, sends } = run(fresh(), { type: 'edited', now: 0 }, { type: 'edited', now: 600 }, { type: 'tick', now: 1_000 });
    expect([state.phase, sends, state.due]).toEqual(['waiting', 0, 1_600]);
    expect(run(state, { type: 'tick', now: 1_600 })).toMatchObject({ state: { phase: 'sending', sent: 2 }, sends: 1 });
  });
  it('does not wait forever for someone who never pauses', () => {
    const events: SaveEvent[] = Array.from({ length: 30 }, (_, index) => ({ type: 'edited', now: index * 500 }));
    expect(run(fresh(), ...events).state.due).toBe(LONGEST_WAIT_MS);
  });
  it('has one request in flight, and saves later what was typed meanwhile', () => {
    const { state, sends } = run(sending(), { type: 'edited', now: 1_100 }, { type: 'tick', now: 9_000 }, { type: 'flush' });
    expect([state.phase, sends]).toEqual(['sending', 0]);
    const after = run(state, { type: 'stored', revision: 4, at: AT, now: 1_300 }).state;
    expect(after).toMatchObject({ phase: 'waiting', revision: 4, saved: 1, edits: 2, due: 1_300 + PAUSE_MS });
    expect(isUnsaved(after)).toBe(true);
  });
  it('rests once all is stored', () => {
    const { state } = run(sending(), { type: 'stored', revision: 4, at: AT, now: 1_200 });
    expect(state).toMatchObject({ phase: 'rest', revision: 4, savedAt: AT, due: null, since: null });
    expect(isUnsaved(state)).toBe(false);
  });
  it('saves at once when asked, and only when there is something', () => {
    expect(run(fresh(), { type: 'flush' }).sends).toBe(0);
    expect(run(fresh(), { type: 'edited', now: 0 }, { type: 'flush' }).sends).toBe(1);
  });
});

describe('a failure', () => {
  it('is tried again, later each time, with the same revision', () => {
    const once = run(sending(), { type: 'failed', reason: 'cut', now: 2_000 }).state;
    expect(once).toMatchObject({ phase: 'retrying', due: 4_000, revision: 3, refusal: { kind: 'network' } });
    const twice = run(once, { type: 'tick', now: 4_000 }, { type: 'failed', reason: 'cut', now: 4_100 }).state;
    expect(twice.due).toBe(4_100 + 4_000);
    expect([1, 2, 3, 9].map(retryDelay)).toEqual([2_000, 4_000, 8_000, 60_000]);
  });
  it('keeps counting what is typed, without hurrying', () => {
    const { state, sends } = run(sending(), { type: 'failed', reason: 'cut', now: 2_000 }, { type: 'edited', now: 2_100 }, { type: 'tick', now: 3_200 });
    expect([state.phase, state.edits, sends]).toEqual(['retrying', 2, 0]);
    expect(run(state, { type: 'flush' })).toMatchObject({ sends: 1, state: { sent: 2 } });
  });
  it('that is a refusal waits for the text to change', () => {
    const refused = run(sending(), { type: 'refused', reason: 'too long' }, { type: 'tick', now: 99_000 });
    expect([refused.state.phase, refused.sends]).toEqual(['refused', 0]);
    expect(run(refused.state, { type: 'edited', now: 100_000 }).state).toMatchObject({ phase: 'waiting', due: 100_000 + PAUSE_MS });
  });
});

describe('a conflict', () => {
  const conflict = () => run(sending(), { type: 'conflicted' }).state;
  it('stops all saving until someone decides', () => {
    const { state, sends } = run(conflict(), { type: 'edited', now: 2_000 }, { type: 'tick', now: 20_000 }, { type: 'flush' });
    expect([state.phase, sends, isUnsaved(state)]).toEqual(['conflict', 0, true]);
  });
  it('is ended by saving over the new revision', () => {
    expect(run(conflict(), { type: 'keep_mine', revision: 7 })).toMatchObject({ sends: 1, state: { phase: 'sending', revision: 7, sent: 1 } });
  });
  it('is ended by taking what is stored', () => {
    const { state, sends } = run(conflict(), { type: 'take_theirs', revision: 7, at: AT });
    expect([state.phase, state.revision, isUnsaved(state), sends]).toEqual(['rest', 7, false, 0]);
  });
});

describe('a revision of somebody else', () => {
  it('is taken in when nothing of ours waits', () => {
    expect(run(fresh(), { type: 'adopted', revision: 5, at: AT }).state.revision).toBe(5);
    expect(run(fresh(), { type: 'adopted', revision: 2, at: AT }).state.revision).toBe(3);
  });
  it('is left to the conflict when something waits', () => {
    expect(run(fresh(), { type: 'edited', now: 0 }, { type: 'adopted', revision: 5, at: AT }).state.revision).toBe(3);
  });
});
