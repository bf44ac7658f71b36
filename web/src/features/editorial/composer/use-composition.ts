// The composition of one post for the screen: created once, fed by live events, saved when one leaves.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { serverNow } from '@/shared/time/now.ts';
import { useFailureWords } from '@/shared/ui/problem.tsx';
import { isUnsaved } from './autosave.ts';
import { Composition, type Copy, type Snapshot } from './composition.ts';
import { draftOf, sameDraft } from './draft.ts';
import { keepCopy, readCopy } from './recovery.ts';
import { saveDraft } from './save-draft.ts';
import { composedPostQuery, type PostView } from './wire.ts';

/** The copy of an earlier page, when it says something else than the server. */
function foundCopy(post: PostView, member: string): Copy | null {
  const copy = readCopy(post.id, member);
  if (copy && !sameDraft(copy.draft, draftOf(post))) return copy;
  keepCopy(post.id, member, null);
  return null;
}

interface Composed {
  composition: Composition;
  snapshot: Snapshot;
  /** Found on this desk, not yet decided about. */
  found: Copy | null;
  /** The found copy was taken or left. */
  decideFound: () => void;
}

/** Composes a post that is loaded; one composition for the life of the component. */
export function useComposition(first: PostView, member: string): Composed {
  const client = useQueryClient();
  const words = useFailureWords();
  const latestWords = useRef(words);
  const [found, setFound] = useState(() => foundCopy(first, member));
  // While it is undecided, the found copy stays in storage and newer ones wait.
  const holds = useRef(found !== null);
  const [composition] = useState(
    () =>
      new Composition(first, {
        save: async (body, leaving) => {
          const post = await saveDraft(first.id, body, leaving);
          client.setQueryData<PostView>(composedPostQuery(first.id).queryKey, post);
          return post;
        },
        keep: (copy) => {
          if (!holds.current) keepCopy(first.id, member, copy);
        },
        reason: (error) => latestWords.current(error).title,
        now: () => serverNow().getTime(),
        later: (run, ms) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
      }),
  );
  const snapshot = useSyncExternalStore(composition.subscribe, composition.snapshot);
  const { data } = useQuery(composedPostQuery(first.id));
  useEffect(() => {
    latestWords.current = words;
  });
  useEffect(() => {
    if (data) composition.adopt(data);
  }, [composition, data, snapshot.saving.phase]);
  useEffect(() => {
    const onHidden = () => document.visibilityState === 'hidden' && composition.leave();
    const onBack = () => void composition.flush();
    const onClose = (event: BeforeUnloadEvent) => {
      if (!isUnsaved(composition.snapshot().saving)) return;
      composition.leave();
      event.preventDefault();
    };
    document.addEventListener('visibilitychange', onHidden);
    window.addEventListener('online', onBack);
    window.addEventListener('beforeunload', onClose);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('online', onBack);
      window.removeEventListener('beforeunload', onClose);
      composition.leave();
      composition.close();
    };
  }, [composition]);
  const decideFound = () => {
    holds.current = false;
    setFound(null);
    if (!isUnsaved(composition.snapshot().saving)) keepCopy(first.id, member, null);
  };
  return { composition, snapshot, found, decideFound };
}
