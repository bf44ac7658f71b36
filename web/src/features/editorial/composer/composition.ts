// One post being written: its draft, what the server holds, and the saving between the two.
import { ApiProblem } from '@/shared/api/problem.ts';
import { cleanText } from '@/shared/text/length.ts';
import { isUnsaved, startSaving, step, type SaveEvent, type Saving } from './autosave.ts';
import { bodyOf, draftOf, sameDraft, withKeysOf, type Draft } from './draft.ts';
import type { DraftBody, PostView } from './wire.ts';

/** The text as it stands on this desk, kept until the server holds it. */
export interface Copy {
  revision: number;
  at: string;
  draft: Draft;
}

/** What the composition needs from the world; replaced in tests. */
export interface Outside {
  save: (body: DraftBody, leaving: boolean) => Promise<PostView>;
  /** Keeps the copy on this desk, or drops it. */
  keep: (copy: Copy | null) => void;
  /** The sentence for a failed request. */
  reason: (error: unknown) => string;
  now: () => number;
  later: (run: () => void, ms: number) => () => void;
}

export interface Snapshot {
  post: PostView;
  draft: Draft;
  saving: Saving;
  /** What somebody else saved in between, during a conflict. */
  theirs: PostView | null;
}

const tidy = (draft: Draft): Draft => {
  const segments = (list: Draft['segments']) => list.map((segment) => ({ ...segment, text: cleanText(segment.text) }));
  return {
    ...draft,
    title: draft.title.replace(/\s+/g, ' ').trim(),
    segments: segments(draft.segments),
    variants: draft.variants.map((variant) => ({ ...variant, segments: variant.segments && segments(variant.segments) })),
  };
};

/** True for a failure that may pass by itself: no network, a server that restarts, a session to renew. */
const mayPass = (error: unknown): boolean =>
  !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500 || [401, 408, 429].includes(error.status);

/** A post being written. */
export class Composition {
  #snapshot: Snapshot;
  #outside: Outside;
  #listeners = new Set<() => void>();
  #cancelTimer: (() => void) | null = null;
  #leaving = false;

  constructor(post: PostView, outside: Outside) {
    this.#outside = outside;
    this.#snapshot = { post, draft: draftOf(post), saving: startSaving(post.revision, post.updated_at), theirs: null };
  }

  readonly snapshot = (): Snapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Changes the draft; nothing happens when the change gives the same draft back. */
  readonly change = (change: (draft: Draft) => Draft): void => {
    const draft = change(this.#snapshot.draft);
    if (draft === this.#snapshot.draft) return;
    this.#set({ draft });
    this.#dispatch({ type: 'edited', now: this.#outside.now() });
    this.#keep();
  };

  /** Takes in what the server shows now: somebody's decision, or another person's text when nothing of ours waits. */
  readonly adopt = (post: PostView): void => {
    const { saving, post: before, draft } = this.#snapshot;
    if (post === before || post.revision < saving.revision || saving.phase === 'sending' || saving.phase === 'conflict') return;
    if (post.revision === saving.revision) {
      this.#set({ post });
      return;
    }
    if (isUnsaved(saving)) return;
    const stored = draftOf(post);
    this.#set({ post, draft: sameDraft(stored, draftOf(before)) ? draft : withKeysOf(stored, draft) });
    this.#dispatch({ type: 'adopted', revision: post.revision, at: post.updated_at });
  };

  /** Saves what waits; true once the server holds everything typed. */
  readonly flush = (): Promise<boolean> => {
    this.#dispatch({ type: 'flush' });
    return new Promise((resolve) => {
      const settled = () => {
        const { saving } = this.#snapshot;
        if (saving.phase === 'sending') return;
        if (saving.phase === 'waiting') {
          this.#dispatch({ type: 'flush' });
          return;
        }
        stop();
        resolve(!isUnsaved(saving));
      };
      const stop = this.subscribe(() => queueMicrotask(settled));
      settled();
    });
  };

  /** Sends what waits while the page goes away. */
  readonly leave = (): void => {
    this.#leaving = true;
    this.#dispatch({ type: 'flush' });
    this.#leaving = false;
  };

  /** Ends a conflict by saving our text over theirs. */
  readonly keepMine = (): void => {
    const { theirs } = this.#snapshot;
    if (!theirs) return;
    this.#set({ theirs: null, post: theirs });
    this.#dispatch({ type: 'keep_mine', revision: theirs.revision });
  };

  /** Ends a conflict by taking their text. Returns ours, so that it can be taken back. */
  readonly takeTheirs = (): Draft => {
    const { theirs, draft: mine } = this.#snapshot;
    if (!theirs) return mine;
    this.#set({ theirs: null, post: theirs, draft: withKeysOf(draftOf(theirs), mine) });
    this.#dispatch({ type: 'take_theirs', revision: theirs.revision, at: theirs.updated_at });
    this.#keep();
    return mine;
  };

  /** Stops the timers; a request in flight goes on. */
  readonly close = (): void => {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  };

  #set(change: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    this.#listeners.forEach((listener) => listener());
  }

  #dispatch(event: SaveEvent): void {
    const { state, send } = step(this.#snapshot.saving, event);
    if (state !== this.#snapshot.saving) this.#set({ saving: state });
    this.close();
    if (state.due !== null) {
      const wait = Math.max(0, state.due - this.#outside.now());
      this.#cancelTimer = this.#outside.later(() => this.#dispatch({ type: 'tick', now: this.#outside.now() }), wait);
    }
    if (send) void this.#send();
  }

  async #send(): Promise<void> {
    const { draft, saving } = this.#snapshot;
    try {
      this.#stored(await this.#outside.save({ ...bodyOf(draft), revision: saving.revision }, this.#leaving));
    } catch (error) {
      this.#failed(error, draft);
    }
  }

  #stored(post: PostView): void {
    this.#set({ post });
    this.#dispatch({ type: 'stored', revision: post.revision, at: post.updated_at, now: this.#outside.now() });
    this.#keep();
  }

  #failed(error: unknown, sent: Draft): void {
    const current = error instanceof ApiProblem && error.status === 409 ? (error.body.current as PostView | undefined) : undefined;
    // The answer to an earlier try was lost on the way: what is stored is already ours.
    if (current && sameDraft(tidy(draftOf(current)), tidy(sent))) return this.#stored(current);
    if (current) {
      this.#set({ theirs: current });
      return this.#dispatch({ type: 'conflicted' });
    }
    const reason = this.#outside.reason(error);
    this.#dispatch(mayPass(error) ? { type: 'failed', reason, now: this.#outside.now() } : { type: 'refused', reason });
  }

  #keep(): void {
    const { saving, draft } = this.#snapshot;
    this.#outside.keep(isUnsaved(saving) ? { revision: saving.revision, at: new Date(this.#outside.now()).toISOString(), draft } : null);
  }
}
