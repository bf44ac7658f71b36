// Keeps every screen live: events of the server refresh the reads they concern.
import { useEffect } from 'react';
import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** Names of the events, with the reads each one makes stale. */
const CONCERNED: Record<string, (data: { id?: string; post?: string }) => QueryKey[]> = {
  'post.changed': ({ id }) => [['posts', 'list'], ['corrections'], ...(id ? [['posts', id]] : []), ['calendar'], ['home'], ['session'], ['channels'], ['slots', 'free'], ['slots', 'post'], ['series']],
  'publication.changed': ({ post }) => [
    ...(post ? [['publications', post], ['posts', post], ['corrections', post]] : [['publications'], ['corrections']]),
    ['publications', 'held'],
    ['publications', 'queue'],
    ['pauses'],
    ['posts', 'list'],
    ['calendar'],
    ['home'],
  ],
  'pause.changed': () => [['pauses'], ['publications'], ['posts'], ['calendar'], ['home']],
  'channel.changed': () => [['channels'], ['home'], ['session']],
  'series.changed': () => [['series']],
  'slot.changed': () => [['slots']],
  'asset.changed': () => [['assets']],
  'notification.changed': () => [['notifications']],
  'presence.changed': ({ id, post }) => [['presence', post ?? id]],
};

/** Milliseconds over which events are gathered before the reads are refreshed. */
const GATHER_MS = 250;

/** The reads one event makes stale. */
export function concernedBy(event: string, data: string): QueryKey[] {
  try {
    return CONCERNED[event]?.(JSON.parse(data) as { id?: string; post?: string }) ?? [];
  } catch {
    return CONCERNED[event]?.({}) ?? [];
  }
}

/** Listens to the stream while the frame is shown. */
export function useLive(client: QueryClient, onSessionEnd: () => void): void {
  useEffect(() => {
    const source = new EventSource('/api/v1/events');
    const waiting = new Map<string, QueryKey>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasCut = false;

    const refresh = () => {
      timer = undefined;
      for (const queryKey of waiting.values()) void client.invalidateQueries({ queryKey });
      waiting.clear();
    };
    for (const name of Object.keys(CONCERNED)) {
      source.addEventListener(name, (event) => {
        for (const key of concernedBy(name, (event as MessageEvent<string>).data)) waiting.set(JSON.stringify(key), key);
        timer ??= setTimeout(refresh, GATHER_MS);
      });
    }
    source.addEventListener('session.ended', onSessionEnd);
    source.addEventListener('error', () => {
      wasCut = true;
    });
    source.addEventListener('open', () => {
      if (wasCut) void client.invalidateQueries();
      wasCut = false;
    });
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [client, onSessionEnd]);
}
