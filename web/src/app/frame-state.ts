// What the frame shows over the screens: the palette, the help, the folded navigation.
import { useSyncExternalStore } from 'react';
import { keepAppearance, keptAppearance } from './appearance.ts';

interface FrameState {
  palette: boolean;
  help: boolean;
  rail: boolean;
  /** The question that suspends publishing. */
  pausing: boolean;
  /** A pause that ends, by its id; `waiting` for what was held since one ended. */
  resuming: string | null;
}

let state: FrameState = { palette: false, help: false, rail: keptAppearance().rail === true, pausing: false, resuming: null };
const listeners = new Set<() => void>();

/** Changes part of the frame. */
export function setFrame(change: Partial<FrameState>): void {
  state = { ...state, ...change };
  if (change.rail !== undefined) keepAppearance({ rail: change.rail });
  listeners.forEach((listener) => listener());
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** The state of the frame. */
export const useFrame = (): FrameState => useSyncExternalStore(subscribe, () => state);
