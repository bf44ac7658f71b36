// Canaux: the institution's presences, their health and their limits; connecting another.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { channelsQuery, networksQuery } from '@/shared/api/queries.ts';
import type { ChannelView, NetworkView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useCan } from '@/shared/session/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { Menu } from '@/shared/ui/menu.tsx';
import { NetworkGlyph } from '@/shared/ui/network-glyph.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { ChannelCard } from './channel-card.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { DisconnectDialog } from './disconnect-dialog.tsx';
import { FirstChannel } from './first-channel.tsx';
import style from './channels.module.css';

type Asked = { kind: 'connect'; network: NetworkView } | { kind: 'reconnect'; network: NetworkView; channel: ChannelView } | { kind: 'disconnect'; channel: ChannelView };

/** The button, or the menu when several networks can be connected. */
function ConnectButton({ networks, onChoose }: { networks: NetworkView[]; onChoose: (network: NetworkView) => void }) {
  const text = useText();
  const [only] = networks;
  if (!only) return null;
  if (networks.length === 1) {
    return (
      <Button look="primary" icon={<Plus aria-hidden />} onPress={() => onChoose(only)}>
        {text('channel-connect-one', { network: only.name })}
      </Button>
    );
  }
  return (
    <Menu
      label={text('channel-connect')}
      trigger={
        <Button look="primary" icon={<Plus aria-hidden />}>
          {text('channel-connect')}
        </Button>
      }
      actions={networks.map((network) => ({ id: network.network, label: network.name, icon: <NetworkGlyph network={network.network} size="bare" decorative />, run: () => onChoose(network) }))}
    />
  );
}

/** The list of channels. */
export function ChannelsScreen() {
  const text = useText();
  const channels = useQuery(channelsQuery);
  const networks = useQuery(networksQuery);
  const mayConnect = useCan('channel.manage');
  const [asked, setAsked] = useState<Asked | null>(null);
  const connectable = networks.data?.filter((network) => network.connectable) ?? [];
  const networkOf = (channel: ChannelView) => networks.data?.find((network) => network.network === channel.network);
  const connect = (network: NetworkView) => setAsked({ kind: 'connect', network });
  const error = channels.error ?? networks.error;
  const failing = channels.data?.filter((channel) => channel.state === 'active' && channel.health.state === 'failing').length ?? 0;
  return (
    <Page title={text('place-channels')} calls={failing} actions={mayConnect && <ConnectButton networks={connectable} onChoose={connect} />}>
      {error && !channels.data && (
        <Failure
          error={error}
          onRetry={() => {
            void channels.refetch();
            void networks.refetch();
          }}
        />
      )}
      {!channels.data && !error && (
        <Card>
          <Skeleton rows={4} onRetry={() => void channels.refetch()} />
        </Card>
      )}
      {channels.data && (
        <div className={style.list}>
          {channels.data.map((channel) => {
            const network = networkOf(channel);
            return (
              <ChannelCard
                key={channel.id}
                channel={channel}
                network={network}
                onDisconnect={() => setAsked({ kind: 'disconnect', channel })}
                onReconnect={network && (() => setAsked({ kind: 'reconnect', network, channel }))}
              />
            );
          })}
          {mayConnect && channels.data.length === 1 && connectable.length > 0 && <FirstChannel networks={connectable} onChoose={connect} />}
        </div>
      )}
      {(asked?.kind === 'connect' || asked?.kind === 'reconnect') && (
        <ConnectDialog network={asked.network} channel={asked.kind === 'reconnect' ? asked.channel : undefined} onClose={() => setAsked(null)} />
      )}
      {asked?.kind === 'disconnect' && <DisconnectDialog channel={asked.channel} onClose={() => setAsked(null)} />}
    </Page>
  );
}
