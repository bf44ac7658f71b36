// When a draft is saved: a state machine without clock, network or screen.

/** Milliseconds without a keystroke before a save. */
export const PAUSE_MS = 1_000;
/** Longest time that typing without a pause puts a save off. */
export const LONGEST_WAIT_MS = 10_000;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;

/** Why the last save did not happen. */
export interface Refusal {
  kind: 'network' | 'refused';
  /** A sentence. */
  reason: string;
}

/**
 * Invariant: at most one request in flight (`sending` is left by its answer only), and an edit made while it
 * travels is saved by a next one (`autosave.test.ts`).
 */
export interface Saving {
  phase: 'rest' | 'waiting' | 'sending' | 'retrying' | 'refused' | 'conflict';
  /** The stored revision, carried by every save. */
  revision: number;
  /** Edits made on this page. */
  edits: number;
  /** Edits that the server holds. */
  saved: number;
  /** Edits inside the request in flight. */
  sent: number;
  /** Failures in a row. */
  failures: number;
  /** Instant of the first unsaved edit, ms; null without one. */
  since: number | null;
  /** Instant of the next step, ms; null when nothing is planned. */
  due: number | null;
  refusal: Refusal | null;
  /** When the server last stored something of ours. */
  savedAt: string | null;
}

export type SaveEvent =
  | { type: 'edited'; now: number }
  | { type: 'tick'; now: number }
  /** Save without waiting: before an act, on leaving, when the network is back. */
  | { type: 'flush' }
  | { type: 'stored'; revision: number; at: string; now: number }
  | { type: 'failed'; reason: string; now: number }
  | { type: 'refused'; reason: string }
  | { type: 'conflicted' }
  /** Somebody else's revision was taken in, nothing of ours was waiting. */
  | { type: 'adopted'; revision: number; at: string }
  | { type: 'keep_mine'; revision: number }
  | { type: 'take_theirs'; revision: number; at: string };

/** What the machine asks for: send now, or nothing. */
export interface Step {
  state: Saving;
  send: boolean;
}

export const startSaving = (revision: number, savedAt: string | null): Saving => ({
  phase: 'rest',
  revision,
  edits: 0,
  saved: 0,
  sent: 0,
  failures: 0,
  since: null,
  due: null,
  refusal: null,
  savedAt,
});

/** Whether something on this page is not on the server. */
export const isUnsaved = (state: Saving): boolean => state.edits > state.saved;

/** Milliseconds before the next try: 2 s, doubled up to 1 min. */
export const retryDelay = (failures: number): number => Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1), LONGEST_RETRY_MS);

const stay = (state: Saving): Step => ({ state, send: false });
const send = (state: Saving): Step => ({ state: { ...state, phase: 'sending', sent: state.edits, due: null }, send: true });

function wait(state: Saving, now: number): Saving {
  const since = state.since ?? now;
  return { ...state, phase: 'waiting', since, due: Math.min(now + PAUSE_MS, since + LONGEST_WAIT_MS) };
}

function edited(state: Saving, now: number): Step {
  const next = { ...state, edits: state.edits + 1 };
  switch (state.phase) {
    case 'rest':
    case 'waiting':
    case 'refused':
      return stay(wait(next, now));
    default:
      return stay(next);
  }
}

function stored(state: Saving, event: { revision: number; at: string; now: number }): Step {
  const next: Saving = {
    ...state,
    phase: 'rest',
    revision: Math.max(state.revision, event.revision),
    saved: Math.max(state.saved, state.sent),
    failures: 0,
    since: null,
    due: null,
    refusal: null,
    savedAt: event.at,
  };
  return stay(isUnsaved(next) ? wait(next, event.now) : next);
}

/** One step of the machine. */
export function step(state: Saving, event: SaveEvent): Step {
  switch (event.type) {
    case 'edited':
      return edited(state, event.now);
    case 'tick':
      return (state.phase === 'waiting' || state.phase === 'retrying') && state.due !== null && event.now >= state.due ? send(state) : stay(state);
    case 'flush':
      return isUnsaved(state) && state.phase !== 'sending' && state.phase !== 'conflict' ? send(state) : stay(state);
    case 'stored':
      return stored(state, event);
    case 'failed': {
      const failures = state.failures + 1;
      return stay({ ...state, phase: 'retrying', failures, due: event.now + retryDelay(failures), refusal: { kind: 'network', reason: event.reason } });
    }
    case 'refused':
      return stay({ ...state, phase: 'refused', since: null, due: null, refusal: { kind: 'refused', reason: event.reason } });
    case 'conflicted':
      return stay({ ...state, phase: 'conflict', due: null, refusal: null });
    case 'adopted':
      return isUnsaved(state) || event.revision < state.revision ? stay(state) : stay({ ...state, revision: event.revision, savedAt: event.at });
    case 'keep_mine':
      return send({ ...state, revision: event.revision, refusal: null });
    case 'take_theirs':
      return stay({ ...startSaving(event.revision, event.at), edits: state.edits, saved: state.edits, sent: state.edits });
  }
}
