// Where one writes: the original, and a tab for each channel; adding and removing channels.
import { FileText, Plus, X } from 'lucide-react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useEffect, useRef, type ReactNode } from 'react';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { Button } from '@/shared/ui/button.tsx';
import { TriangleAlertFilled } from '@/shared/ui/icons.tsx';
import { Menu } from '@/shared/ui/menu.tsx';
import { NetworkGlyph, useNetworkName } from '@/shared/ui/network-glyph.tsx';
import { blockedChannels } from './acts.ts';
import { ADD_CHANNEL_ID, useComposer } from './context.tsx';
import { addChannel, isAdapted, removeChannel } from './draft.ts';
import style from './channel-tabs.module.css';

const ORIGINAL = 'original';

/** The name of a channel's tab: its network, and its handle when two channels share one. */
export function useTabName(): (channel: string) => string {
  const { channels, draft } = useComposer();
  const networkName = useNetworkName();
  const typo = useTypo();
  return (id) => {
    const channel = channels.get(id);
    if (!channel) return id;
    const twins = draft.variants.filter((variant) => channels.get(variant.channel)?.network === channel.network);
    return twins.length > 1 ? typo(channel.handle || channel.name) : networkName(channel.network);
  };
}

function AddChannel() {
  const text = useText();
  const networkName = useNetworkName();
  const { draft, channels, change, setPlace, mayEdit, locked } = useComposer();
  const free = [...channels.values()].filter((channel) => channel.state === 'active' && draft.variants.every((variant) => variant.channel !== channel.id));
  if (!mayEdit || locked || channels.size === 0) return null;
  const label = free.length > 0 ? text('composer-channel-add') : text('composer-channel-none-left');
  return (
    <Menu
      label={label}
      trigger={
        <Button id={ADD_CHANNEL_ID} look="bare" size="row" icon={<Plus aria-hidden />} aria-label={label}>
          {draft.variants.length === 0 ? text('composer-channel-add') : undefined}
        </Button>
      }
      actions={
        free.length > 0
          ? free.map((channel) => ({
              id: channel.id,
              label: [networkName(channel.network), channel.handle].filter(Boolean).join(' · '),
              icon: <NetworkGlyph network={channel.network} size="bare" decorative />,
              run: () => {
                change((current) => addChannel(current, channel.id));
                setPlace(channel.id);
              },
            }))
          : [{ id: 'none', label: text('composer-channel-none-left'), disabled: true, run: () => undefined }]
      }
    />
  );
}

function RemoveChannel({ channel }: { channel: string }) {
  const text = useText();
  const name = useTabName()(channel);
  const { change, setPlace, mayEdit, locked } = useComposer();
  if (!mayEdit || locked) return null;
  return (
    <Button
      look="bare"
      size="row"
      icon={<X aria-hidden />}
      onPress={() => {
        change((draft) => removeChannel(draft, channel));
        setPlace(null);
      }}
    >
      {text('composer-channel-remove', { channel: name })}
    </Button>
  );
}

/** Tabs over the panel of the selected place. */
export function ChannelTabs({ children }: { children: ReactNode }) {
  const text = useText();
  const nameOf = useTabName();
  const { draft, place, setPlace, channels, findings } = useComposer();
  const followers = draft.variants.filter((variant) => variant.segments === null).map((variant) => variant.channel);
  const blocked = blockedChannels(findings, followers);
  const tabs = draft.variants.filter((variant) => channels.has(variant.channel));
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bar.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [place]);
  return (
    <Tabs
      className={style.tabs}
      selectedKey={place ?? ORIGINAL}
      onSelectionChange={(key) => setPlace(key === ORIGINAL ? null : String(key))}
    >
      <div ref={bar} className={style.bar}>
        <TabList className={style.list} aria-label={text('composer-tabs')}>
          <Tab id={ORIGINAL} className={style.tab}>
            <FileText size={16} aria-hidden />
            {text('composer-original')}
          </Tab>
          {tabs.map(({ channel }) => (
            <Tab key={channel} id={channel} className={style.tab}>
              <NetworkGlyph network={channels.get(channel)?.network ?? ''} size="bare" decorative />
              {nameOf(channel)}
              {isAdapted(draft, channel) && (
                <span className={style.dot} title={text('composer-adapted')}>
                  <span className="visually-hidden">{text('composer-mark-adapted')}</span>
                </span>
              )}
              {blocked.has(channel) && (
                <span className={style.blocked} title={text('composer-mark-blocked-title')}>
                  <TriangleAlertFilled size={15} />
                  <span className="visually-hidden">{text('composer-mark-blocked')}</span>
                </span>
              )}
            </Tab>
          ))}
        </TabList>
        <div className={style.aside}>
          <AddChannel />
        </div>
      </div>
      <TabPanel key={place ?? ORIGINAL} id={place ?? ORIGINAL} className={style.panel}>
        {children}
        {place !== null && (
          <div className={style.remove}>
            <RemoveChannel channel={place} />
          </div>
        )}
      </TabPanel>
    </Tabs>
  );
}
