// How long a text is on each channel, as one types, with where the limit comes from.
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Button } from 'react-aria-components/Button';
import { Popover } from 'react-aria-components/Popover';
import type { ChannelView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { durationIn } from '@/shared/posts/durations.ts';
import { warningOf } from '@/shared/posts/options.ts';
import { useFormat } from '@/shared/session/index.tsx';
import { classes } from '@/shared/ui/classes.ts';
import { CircleAlertFilled } from '@/shared/ui/icons.tsx';
import { NetworkGlyph, useNetworkName } from '@/shared/ui/network-glyph.tsx';
import popover from '@/shared/ui/popover.module.css';
import { useComposer } from './context.tsx';
import { fullness, limitsOf, readAll, type Reading } from './counting.ts';
import { isAdapted, optionsAt } from './draft.ts';
import style from './counters.module.css';

/** The channels that a place's text goes to. */
export function useReaders(): ChannelView[] {
  const { draft, place, channels } = useComposer();
  const ids = place === null ? draft.variants.filter((variant) => !isAdapted(draft, variant.channel)).map((variant) => variant.channel) : [place];
  return ids.flatMap((id) => channels.get(id) ?? []);
}

function Ring({ share, tone }: { share: number; tone: 'quiet' | 'near' | 'over' }) {
  const around = 2 * Math.PI * 7;
  return (
    <svg className={classes(style.ring, style[tone])} width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <circle className={style.track} cx="9" cy="9" r="7" />
      <circle className={style.arc} cx="9" cy="9" r="7" strokeDasharray={`${around * share} ${around}`} transform="rotate(-90 9 9)" />
    </svg>
  );
}

const toneOf = (reading: Reading): 'quiet' | 'near' | 'over' =>
  reading.left < 0 ? 'over' : fullness(reading) > 0.85 ? 'near' : 'quiet';

function Source({ channel }: { channel: ChannelView }) {
  const text = useText();
  const format = useFormat();
  const limits = limitsOf(channel);
  const unit = (value: number, name: string) => text(`composer-unit-${name}`, { count: value, shown: format.number(value) });
  return (
    <div className={style.source}>
      <p className={style.sourceTitle}>{text('composer-limit-title', { channel: channel.name })}</p>
      <ul className={style.facts}>
        <li>{text('composer-limit-text', { limit: unit(limits.text.max, limits.text.unit) })}</li>
        {limits.text.max_bytes !== null && <li>{text('composer-limit-bytes', { limit: unit(limits.text.max_bytes, 'bytes') })}</li>}
        {limits.text.link_weight !== null && <li>{text('composer-limit-link', { weight: limits.text.link_weight })}</li>}
        <li>{text('composer-limit-images', { count: limits.images.max, size: format.size(limits.images.max_bytes) })}</li>
        <li>{text('composer-limit-segments', { count: limits.segments_max })}</li>
        {limits.polls && <li>{text('composer-limit-polls', { count: limits.polls.answers_max, length: limits.polls.answer_max, least: durationIn(text, limits.polls.open_min_seconds), most: durationIn(text, Math.floor(limits.polls.open_max_seconds / 86_400) * 86_400 || limits.polls.open_max_seconds) })}</li>}
      </ul>
      <p className={style.sourceFoot}>
        {text('composer-limit-read', { date: format.fullDate(limits.read_on) })}{' '}
        {/^https?:/.test(limits.source) ? (
          <a href={limits.source} target="_blank" rel="noreferrer">
            {limits.source_title} <span className="visually-hidden">{text('opens-new-tab')}</span>
          </a>
        ) : (
          limits.source_title
        )}
        {!limits.verified && ` ${text('composer-limit-unverified')}`}
      </p>
    </div>
  );
}

function Counter({ reading, named }: { reading: Reading; named: boolean }) {
  const text = useText();
  const format = useFormat();
  const networkName = useNetworkName()(reading.channel.network);
  const tone = toneOf(reading);
  const over = reading.left < 0;
  const byBytes = reading.leftUnit === 'bytes' && reading.unit !== 'bytes';
  const length = byBytes ? reading.bytes : reading.length;
  const max = byBytes ? (reading.maxBytes ?? 0) : reading.max;
  return (
    <DialogTrigger>
      <Button className={classes(style.counter, style[tone])}>
        {named && <NetworkGlyph network={reading.channel.network} size="bare" decorative />}
        {over ? <CircleAlertFilled size={16} /> : <Ring share={fullness(reading)} tone={tone} />}
        <span className={style.words}>
          {named && <span className="visually-hidden">{networkName} : </span>}
          <strong>{format.number(length)}</strong> {text('composer-count-of', { max: format.number(max) })}
          {byBytes && ` ${text('composer-count-bytes')}`},{' '}
          {over ? text('composer-count-over', { count: -reading.left }) : text('composer-count-left', { count: reading.left })}
        </span>
        <span className="visually-hidden">{text('composer-limit-open')}</span>
      </Button>
      <Popover className={popover.popover} placement="top start">
        <Dialog className={style.dialog} aria-label={text('composer-limit-title', { channel: reading.channel.name })}>
          <Source channel={reading.channel} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Counters of one text: one for each channel it goes to, the tightest first. */
export function Counters({ text: words }: { text: string }) {
  const text = useText();
  const { draft } = useComposer();
  const readings = readAll(words, useReaders(), (channel) => warningOf(optionsAt(draft, channel)));
  const warned = readings.some((reading) => warningOf(optionsAt(draft, reading.channel.id)) !== '');
  const [tightest] = readings;
  if (!tightest) return <span className={style.none}>{text('composer-count-none')}</span>;
  return (
    <>
      {readings.map((reading) => (
        <Counter key={reading.channel.id} reading={reading} named={readings.length > 1} />
      ))}
      {tightest.weighedLinks > 0 && tightest.linkWeight !== null && (
        <span className={style.none}>{text('composer-count-links', { count: tightest.weighedLinks, weight: tightest.linkWeight })}</span>
      )}
      {warned && <span className={style.none}>{text('options-warning-counted')}</span>}
    </>
  );
}
