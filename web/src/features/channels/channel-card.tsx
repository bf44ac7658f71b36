// One channel: where it is, how it is, what it holds, and what can be done with it.
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ExternalLink, RefreshCw, Unplug } from 'lucide-react';
import { impactQuery, membersQuery } from '@/shared/api/queries.ts';
import type { ChannelView, NetworkView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useCan, useFormat } from '@/shared/session/index.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { NetworkGlyph } from '@/shared/ui/network-glyph.tsx';
import { Failure, Problem } from '@/shared/ui/problem.tsx';
import { Status } from '@/shared/ui/status.tsx';
import { useChannelAct } from './api.ts';
import { LimitsTable } from './limits-table.tsx';
import style from './channels.module.css';

interface ChannelCardProps {
  channel: ChannelView;
  network: NetworkView | undefined;
  onDisconnect: () => void;
  onReconnect?: () => void;
}

function Facts({ channel }: { channel: ChannelView }) {
  const text = useText();
  const format = useFormat();
  const moments = useMoments();
  const { data: members } = useQuery(membersQuery);
  const by = members?.find((member) => member.id === channel.connected_by);
  return (
    <dl className={style.facts}>
      <div>
        <dt>{text('channel-scheduled')}</dt>
        <dd>
          <Link to="/contenus" search={{ canal: channel.id, etat: 'scheduled' }}>
            {text('channel-scheduled-see')}
            <span className="visually-hidden"> {channel.name}</span>
          </Link>
        </dd>
      </div>
      {channel.server && (
        <div>
          <dt>{text('channel-server')}</dt>
          <dd>{channel.server.replace(/^https:\/\//, '')}</dd>
        </div>
      )}
      <div>
        <dt>{text('channel-since')}</dt>
        <dd>
          {format.fullDate(format.day(channel.connected_at))}
          {by && ` ${text('channel-by', { name: by.name })}`}
        </dd>
      </div>
      {channel.health.checked_at && (
        <div>
          <dt>{text('channel-checked')}</dt>
          <dd>{moments.sentence(channel.health.checked_at)}</dd>
        </div>
      )}
    </dl>
  );
}

/** What no longer works, how many contents it holds back, and the way to restore it. */
function FailingChannel({ channel, action }: { channel: ChannelView; action: ReactNode }) {
  const text = useText();
  const typo = useTypo();
  const { data: scheduled } = useQuery(impactQuery(channel.id));
  return (
    <Problem
      title={text('channel-failing', { handle: channel.handle })}
      happened={typo(channel.health.title ?? '')}
      notDone={scheduled && text('channel-failing-not-done', { count: scheduled.length })}
      actions={action}
    />
  );
}

/** The card of one channel. */
export function ChannelCard({ channel, network, onDisconnect, onReconnect }: ChannelCardProps) {
  const text = useText();
  const typo = useTypo();
  const check = useChannelAct(channel.id, 'check');
  const mayDisconnect = useCan('channel.manage');
  const networkName = channel.network_name;
  const away = channel.state === 'disconnected';
  const failing = !away && channel.health.state === 'failing';
  const ownFeed = !channel.connectable;
  const reconnect = onReconnect && (
    <Button look="primary" size="row" onPress={onReconnect}>
      {text('channel-reconnect')}
      <span className="visually-hidden"> {channel.handle}</span>
    </Button>
  );
  return (
    <Card
      title={
        <span className={style.title}>
          <NetworkGlyph network={channel.network} size="large" decorative />
          <span>
            {typo(channel.name)}
            <span className={style.handle}>
              {[networkName, channel.handle].filter(Boolean).join(' · ')}
            </span>
          </span>
        </span>
      }
      aside={<Status code={away ? 'health_disconnected' : `health_${channel.health.state}`} tinted />}
    >
      <div className={style.body}>
        {failing && <FailingChannel channel={channel} action={reconnect} />}
        {check.error && <Failure error={check.error} />}
        <Facts channel={channel} />
        <LimitsTable limits={channel.limits} network={network} name={channel.name} />
        <div className={style.acts}>
          <a href={channel.url} target="_blank" rel="noopener noreferrer" className={style.see}>
            <ExternalLink size={16} aria-hidden /> {ownFeed ? text('nav-public-feed') : text('channel-see', { network: networkName })}
            <span className="visually-hidden"> {text('opens-new-tab')}</span>
          </a>
          <span className={style.spread} />
          {!away && !ownFeed && (
            <Button look="bare" size="row" icon={<RefreshCw aria-hidden />} isPending={check.isPending} onPress={() => check.mutate(undefined)}>
              {check.isPending ? text('channel-checking') : text('channel-check')}
              <span className="visually-hidden"> {channel.handle}</span>
            </Button>
          )}
          {!away && !ownFeed && mayDisconnect && (
            <Button look="bare" size="row" icon={<Unplug aria-hidden />} onPress={onDisconnect}>
              {text('channel-disconnect-ask')}
              <span className="visually-hidden"> {channel.handle}</span>
            </Button>
          )}
          {away && reconnect}
        </div>
        <p className="visually-hidden" role="status">
          {check.isSuccess && !check.isPending ? text('channel-checked-now') : ''}
        </p>
      </div>
    </Card>
  );
}
