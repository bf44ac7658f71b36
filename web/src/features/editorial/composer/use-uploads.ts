// Files on their way to the library, and into the draft once there.
import { useCallback, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { AssetView } from '@/shared/api/types.ts';
import { upload, WHOLE_MAX_BYTES } from '@/shared/media/upload.ts';
import type { Place } from './draft.ts';

/** The segment that a file was given to. */
export interface Target {
  place: Place;
  segment: number;
}

export interface Upload extends Target {
  id: number;
  file: File;
  /** Share sent, 0 to 1. */
  ratio: number;
  state: 'sending' | 'paused' | 'failed';
  /** Goes on from where it stopped. */
  resumable: boolean;
  error: unknown;
}

interface Held {
  control: AbortController;
  /** Where a sending by parts was opened. */
  location?: string;
}

/** Sends files and hands each asset over when the library holds it. */
export function useUploads(onAsset: (asset: AssetView, target: Target) => void) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const serial = useRef(0);
  const held = useRef(new Map<number, Held>());
  const latest = useRef(onAsset);
  latest.current = onAsset;

  const update = useCallback((id: number, change: Partial<Upload>) => {
    setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...change } : each)));
  }, []);
  const forget = useCallback((id: number) => {
    held.current.get(id)?.control.abort();
    held.current.delete(id);
    setUploads((all) => all.filter((each) => each.id !== id));
  }, []);
  const run = useCallback(
    async ({ id, file, place, segment }: Upload) => {
      const kept: Held = { ...held.current.get(id), control: new AbortController() };
      held.current.set(id, kept);
      update(id, { state: 'sending', error: null });
      try {
        const asset = await upload(file, {
          signal: kept.control.signal,
          resume: kept.location,
          onOpened: (location) => {
            kept.location = location;
          },
          onProgress: (ratio) => update(id, { ratio }),
        });
        latest.current(asset, { place, segment });
        forget(id);
        void client.invalidateQueries({ queryKey: ['assets'] });
      } catch (error) {
        const stopped = error instanceof DOMException && error.name === 'AbortError';
        update(id, stopped ? { state: 'paused' } : { state: 'failed', error });
      }
    },
    [client, forget, update],
  );
  const add = useCallback(
    (files: File[], target: Target) => {
      const started = files.map((file): Upload => {
        serial.current += 1;
        return { ...target, id: serial.current, file, ratio: 0, state: 'sending', resumable: file.size > WHOLE_MAX_BYTES, error: null };
      });
      setUploads((all) => [...all, ...started]);
      started.forEach((each) => void run(each));
    },
    [run],
  );
  const pause = useCallback((id: number) => held.current.get(id)?.control.abort(), []);
  return { uploads, add, pause, resume: run, forget };
}

export type Uploads = ReturnType<typeof useUploads>;
