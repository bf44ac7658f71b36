// Files being sent from this page: progress, pause, resume, failure.
import { useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem.ts';
import type { AssetView } from '../api/types.ts';
import { upload, WHOLE_MAX_BYTES } from './upload.ts';

export interface Sending {
  id: string;
  name: string;
  size: number;
  ratio: number;
  state: 'sending' | 'paused' | 'failed' | 'done';
  /** Set when the sending goes on from where it stopped. */
  resumable: boolean;
  error?: unknown;
  asset?: AssetView;
}

interface Held {
  file: File;
  location?: string;
  control: AbortController;
}

/** Sends files one after the other's start; `onDone` hears each asset. */
export function useUploads(onDone?: (asset: AssetView) => void) {
  const client = useQueryClient();
  const held = useRef(new Map<string, Held>());
  const [sendings, setSendings] = useState<Sending[]>([]);
  const change = (id: string, part: Partial<Sending>) => setSendings((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each)));

  const run = async (id: string) => {
    const kept = held.current.get(id);
    if (!kept) return;
    kept.control = new AbortController();
    change(id, { state: 'sending', error: undefined });
    try {
      const asset = await upload(kept.file, {
        signal: kept.control.signal,
        resume: kept.location,
        onOpened: (location) => {
          kept.location = location;
        },
        onProgress: (ratio) => change(id, { ratio }),
      });
      held.current.delete(id);
      change(id, { state: 'done', ratio: 1, asset });
      void client.invalidateQueries({ queryKey: ['assets'] });
      onDone?.(asset);
    } catch (error) {
      const stopped = error instanceof DOMException && error.name === 'AbortError';
      // A refusal is definite: another try starts from the beginning.
      if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) kept.location = undefined;
      change(id, stopped ? { state: 'paused' } : { state: 'failed', error });
    }
  };

  return {
    sendings,
    send: (files: Iterable<File>) => {
      for (const file of files) {
        const id = crypto.randomUUID();
        held.current.set(id, { file, control: new AbortController() });
        setSendings((all) => [...all, { id, name: file.name, size: file.size, ratio: 0, state: 'sending', resumable: file.size > WHOLE_MAX_BYTES }]);
        void run(id);
      }
    },
    pause: (id: string) => held.current.get(id)?.control.abort(),
    resume: (id: string) => void run(id),
    forget: (id: string) => {
      held.current.get(id)?.control.abort();
      held.current.delete(id);
      setSendings((all) => all.filter((each) => each.id !== id));
    },
  };
}
