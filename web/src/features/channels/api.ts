// Acts on channels; the server tries them on the spot before it answers.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, newKey } from '@/shared/api/client.ts';
import { channelsQuery } from '@/shared/api/queries.ts';
import type { ChannelView } from '@/shared/api/types.ts';

export type Fields = Record<string, string>;

/** Puts what the server answered in the list, then refreshes what counts channels. */
function useKeepChannel() {
  const client = useQueryClient();
  return (channel: ChannelView) => {
    client.setQueryData(channelsQuery.queryKey, (all) =>
      all?.some((each) => each.id === channel.id) ? all.map((each) => (each.id === channel.id ? channel : each)) : [...(all ?? []), channel],
    );
    for (const key of ['channels', 'session', 'home']) void client.invalidateQueries({ queryKey: [key] });
  };
}

/** Connects a new channel. */
export function useConnect(network: string) {
  const keep = useKeepChannel();
  return useMutation({
    mutationFn: (fields: Fields) => api.post<ChannelView>('/channels', { network, fields }, { idempotencyKey: newKey() }),
    onSuccess: keep,
  });
}

/** Checks, disconnects or reconnects a channel. */
export function useChannelAct(channel: string, act: 'check' | 'disconnect' | 'reconnect') {
  const keep = useKeepChannel();
  return useMutation({
    mutationFn: (fields?: Fields) => api.post<ChannelView>(`/channels/${channel}/${act}`, fields ? { fields } : {}, { idempotencyKey: newKey() }),
    onSuccess: keep,
  });
}
