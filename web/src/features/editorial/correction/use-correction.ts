// A correction while it is written: kept as one types, one save after the other, and the acts that decide it.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, newKey } from '@/shared/api/client.ts';
import type { CorrectedContent, CorrectionKind, CorrectionsView, CorrectionView } from '@/shared/api/corrections.ts';
import { useRefreshPosts } from '@/shared/posts/review-dialog.tsx';
import { propose } from './writing.ts';

/** Milliseconds without a key before what was typed is kept. */
const PAUSE_MS = 900;

export interface Written {
  content: CorrectedContent;
  reason: string;
}

export type Decision =
  | { act: 'submit' | 'approve' | 'apply' | 'dismiss' | 'take-note' }
  | { act: 'send-back'; comment: string }
  | { act: 'apply-urgently'; reason: string };

/** The correction of a kind that is not decided yet. */
export const openOf = (view: CorrectionsView, kind: CorrectionKind): CorrectionView | undefined =>
  view.items.find((item) => item.kind === kind && ['draft', 'in_review', 'approved'].includes(item.state));

/** Everything the screens of a correction need to write and decide one. */
export function useCorrection(view: CorrectionsView, kind: CorrectionKind) {
  const client = useQueryClient();
  const refresh = useRefreshPosts();
  const [stored, setStored] = useState<CorrectionView | undefined>(() => openOf(view, kind));
  const [written, setWritten] = useState<Written>(() => ({ content: stored?.content ?? view.current, reason: stored?.reason ?? '' }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(stored ? stored.content.variants.map((variant) => variant.channel) : []));
  const [saving, setSaving] = useState<'saved' | 'typing' | 'saving'>('saved');
  const [error, setError] = useState<unknown>(null);
  const latest = useRef(written);
  const kept = useRef(JSON.stringify(written));
  const known = useRef(stored);
  const chain = useRef<Promise<CorrectionView | undefined>>(Promise.resolve(stored));

  const saveOnce = useCallback(async (): Promise<CorrectionView | undefined> => {
    const snapshot = latest.current;
    const asText = JSON.stringify(snapshot);
    if (asText === kept.current && known.current) return known.current;
    setSaving('saving');
    const body = { content: kind === 'correct' ? snapshot.content : null, reason: snapshot.reason };
    const saved = known.current
      ? await api.put<CorrectionView>(`/corrections/${known.current.id}`, { ...body, revision: known.current.revision })
      : await api.post<CorrectionView>(`/posts/${view.post}/corrections`, { ...body, kind }, { idempotencyKey: newKey() });
    known.current = saved;
    kept.current = asText;
    setStored(saved);
    setSaving(JSON.stringify(latest.current) === asText ? 'saved' : 'typing');
    return saved;
  }, [kind, view.post]);

  /** Keeps what is written, after the saves that are under way; returns what is stored. */
  const save = useCallback(() => {
    chain.current = chain.current.catch(() => undefined).then(saveOnce);
    return chain.current;
  }, [saveOnce]);

  useEffect(() => {
    latest.current = written;
    if (JSON.stringify(written) === kept.current) return;
    setSaving('typing');
    const timer = setTimeout(() => {
      save().then(() => setError(null), setError);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written, save]);

  const write = (change: (written: Written) => Written) =>
    setWritten((before) => {
      const after = change(before);
      return { ...after, content: propose(after.content, view.current, view.copies, chosen) };
    });
  /** Chooses the way of a copy: proposals leave it alone from then on. */
  const choose = (channel: string, change: (content: CorrectedContent) => CorrectedContent) => {
    setChosen((before) => new Set(before).add(channel));
    setWritten((before) => ({ ...before, content: change(before.content) }));
  };

  const decide = useMutation({
    mutationFn: async ({ act, ...body }: Decision) => {
      const read = await save();
      if (!read) throw new Error('nothing to decide');
      return api.post<CorrectionView>(`/corrections/${read.id}/${act}`, act === 'submit' || act === 'dismiss' || act === 'take-note' ? {} : { hash: read.hash, ...body }, {
        idempotencyKey: newKey(),
      });
    },
    onSuccess: (after) => {
      known.current = after.state === 'applied' || after.state === 'dismissed' ? undefined : after;
      setStored(known.current);
    },
    onSettled: () => Promise.all([refresh(), client.invalidateQueries({ queryKey: ['corrections'] })]),
  });

  return { stored, written, write, choose, saving, error, decide };
}

export type Correcting = ReturnType<typeof useCorrection>;
