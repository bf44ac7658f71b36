// The queue channel by channel: what waits, what needs a person, and the next hour.
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { QueueCountsView } from '@/shared/api/pause-types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useMoments } from '@/shared/time/words.ts';
import { Card } from '@/shared/ui/card.tsx';
import { NetworkGlyph } from '@/shared/ui/network-glyph.tsx';
import style from './queue.module.css';

interface ByChannelProps {
  counts: QueueCountsView;
  selected: string | undefined;
  onSelect: (channel: string | undefined) => void;
}

/** The card beside the list; a channel pressed keeps its publications alone. */
export function ByChannel({ counts, selected, onSelect }: ByChannelProps) {
  const text = useText();
  const typo = useTypo();
  const moments = useMoments();
  const shown = counts.channels.filter(({ channel }) => channel !== null);
  return (
    <Card title={text('queue-by-channel')} flush>
      {shown.length === 0 && <p className={style.nothing}>{text('queue-none-words')}</p>}
      <ul>
        {shown.map(({ channel, waiting, needs_person, held, next_at }) => channel && (
          <li key={channel.id}>
            <ToggleButton className={style.channel} isSelected={selected === channel.id} onChange={(isOn) => onSelect(isOn ? channel.id : undefined)}>
              <NetworkGlyph network={channel.network} decorative />
              <span className={style.what}>
                <span className={style.name}>{typo(channel.name)}</span>
                <span className={style.quiet}>{next_at ? text('queue-next', { moment: moments.short(next_at) }) : text('queue-next-none')}</span>
              </span>
              <span className={style.tallies}>
                {needs_person > 0 && <span className={style.trouble}>{text('queue-tally-person', { count: needs_person })}</span>}
                {held > 0 && <span className={style.held}>{text('queue-tally-held', { count: held })}</span>}
                {waiting > 0 && <span className={style.quiet}>{text('queue-tally-waiting', { count: waiting })}</span>}
              </span>
            </ToggleButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
