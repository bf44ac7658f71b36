// Where one writes, kept in the address; and the way from a finding to the place it speaks of.
import { useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { altFieldId, editorKey, type Pane } from './context.tsx';
import type { Draft, Place } from './draft.ts';
import type { TextEditor } from './editor-view.ts';
import type { FindingView } from './wire.ts';

/** The place, the pane, the editors on the screen, and how to go to a finding. */
export function usePlaces(draft: Draft) {
  const navigate = useNavigate();
  const { canal } = useSearch({ from: '/frame/contenus/$post' });
  const [wanted, setWanted] = useState<Place>(canal ?? null);
  const [pane, setPane] = useState<Pane>('write');
  const [activeSegment, setActiveSegment] = useState(0);
  const editors = useRef(new Map<string, TextEditor>());
  const place = wanted !== null && draft.variants.some((variant) => variant.channel === wanted) ? wanted : null;

  const setPlace = useCallback(
    (next: Place) => {
      setWanted(next);
      void navigate({ to: '.', search: { canal: next ?? undefined }, replace: true, resetScroll: false });
    },
    [navigate],
  );
  const goTo = (finding: FindingView) => {
    flushSync(() => {
      setPane('write');
      setPlace(finding.channel);
    });
    const segment = finding.segment ?? 0;
    const focus = () => {
      if (finding.media !== null) {
        const field = document.getElementById(altFieldId(segment, finding.media));
        field?.scrollIntoView({ block: 'center' });
        field?.focus({ preventScroll: true });
        return;
      }
      const editor = editors.current.get(editorKey(finding.channel, segment));
      if (finding.range) editor?.select(...finding.range);
      else editor?.focus();
    };
    requestAnimationFrame(focus);
  };
  return { place, setPlace, pane, setPane, activeSegment, setActiveSegment, editors, goTo };
}
