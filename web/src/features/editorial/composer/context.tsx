// What every part of the composer shares: the draft, the channels, where one writes, what can be done.
import { createContext, useContext, type ReactNode, type RefObject } from 'react';
import type { ChannelView } from '@/shared/api/types.ts';
import type { Composition, Snapshot } from './composition.ts';
import type { Draft, Place } from './draft.ts';
import type { TextEditor } from './editor-view.ts';
import type { FindingView } from './wire.ts';

/** The panes that a narrow window shows one at a time. */
export type Pane = 'write' | 'preview' | 'checks';

export interface ComposerState {
  composition: Composition;
  snapshot: Snapshot;
  draft: Draft;
  /** Channels of the institution, connected or not, by id. */
  channels: ReadonlyMap<string, ChannelView>;
  findings: FindingView[];
  place: Place;
  setPlace: (place: Place) => void;
  /** The member may change the text, whatever must be confirmed first. */
  mayEdit: boolean;
  /** Typing asks first: the content is scheduled. */
  locked: boolean;
  askToUnlock: () => void;
  change: (change: (draft: Draft) => Draft) => void;
  /** Editors on the screen, by `editorKey`. */
  editors: RefObject<Map<string, TextEditor>>;
  /** Segment that last had the focus: where media and signs go. */
  activeSegment: number;
  setActiveSegment: (index: number) => void;
  /** Moves to what a finding is about. */
  goTo: (finding: FindingView) => void;
  setPane: (pane: Pane) => void;
}

const Context = createContext<ComposerState | null>(null);

export function ComposerProvider({ value, children }: { value: ComposerState; children: ReactNode }) {
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** The composer around this part. */
export function useComposer(): ComposerState {
  const value = useContext(Context);
  if (!value) throw new Error('no composer around this part');
  return value;
}

export const editorKey = (place: Place, index: number): string => `${place ?? 'original'}/${index}`;

/** Ids of the places that a finding can send to. */
export const altFieldId = (index: number, media: number): string => `alt-${index}-${media}`;
export const ADD_CHANNEL_ID = 'composer-add-channel';
/** Code of the server for a content without a channel. */
export const NO_CHANNEL = 'editorial.no_channel';
export const CHECKS_ID = 'composer-checks';
