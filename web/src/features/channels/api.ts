// Acts on channels; the server tries them on the spot before it answers.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, newKey } from '@/shared/api/client.ts';
import { channelsQuery } from '@/shared/api/queries.ts';
import type { DisconnectionView } from '@/shared/api/channel-types.ts';
import type { ChannelView } from '@/shared/api/types.ts';

export type Fields = Record<string, string>;

interface Departure {
  url: string;
  redirect: string;
}

/** What a network's page sends back in the address. */
export interface Arrival {
  state: string;
  code?: string;
  error?: string;
}

/** Parvis is open under another address than the one the network would send the person back to. */
export class OtherAddress extends Error {
  constructor(readonly address: string) {
    super('opened under another address');
  }
}

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

/** Goes to the network's own page, which sends the person back to the screen of the return. */
export function useDepart(network: string, channel?: string) {
  return useMutation({
    mutationFn: async (fields: Fields) => {
      const departure = await api.post<Departure>('/channels/departures', channel ? { network, fields, channel } : { network, fields });
      // Whoever uses Parvis under another address would come back where nobody is signed in.
      if (new URL(departure.redirect).origin !== location.origin) throw new OtherAddress(new URL(departure.redirect).origin);
      location.assign(departure.url);
      // The page is leaving: the button goes on saying so.
      return new Promise<never>(() => undefined);
    },
  });
}

/** Brings back what the network's page sent. */
export function useArrive() {
  const keep = useKeepChannel();
  return useMutation({
    mutationFn: (back: Arrival) => api.post<ChannelView>('/channels/arrivals', back),
    onSuccess: keep,
  });
}

/** Disconnects a channel; the answer says what its server knows of it. */
export function useDisconnect(channel: string) {
  const keep = useKeepChannel();
  return useMutation({
    mutationFn: () => api.post<DisconnectionView>(`/channels/${channel}/disconnect`, {}, { idempotencyKey: newKey() }),
    onSuccess: keep,
  });
}

/** Checks or reconnects a channel. */
export function useChannelAct(channel: string, act: 'check' | 'reconnect') {
  const keep = useKeepChannel();
  return useMutation({
    mutationFn: (fields?: Fields) => api.post<ChannelView>(`/channels/${channel}/${act}`, fields ? { fields } : {}, { idempotencyKey: newKey() }),
    onSuccess: keep,
  });
}
