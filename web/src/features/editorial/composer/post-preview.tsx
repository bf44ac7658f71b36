// One content as one network shows it, in our own neutral drawing.
import { useState } from 'react';
import { EyeOff, FileText, Film, Globe, Heart, Lock, MessageCircle, Moon, Repeat2, Star, Upload as Share } from 'lucide-react';
import type { VariantOptions } from '@/shared/api/option-types.ts';
import type { ChannelView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { warningOf } from '@/shared/posts/options.ts';
import { useFormat, useSession } from '@/shared/session/index.tsx';
import { serverNow } from '@/shared/time/now.ts';
import { shownLink, tokens } from '@/shared/text/tokens.ts';
import { classes } from '@/shared/ui/classes.ts';
import { NetworkGlyph, useNetworkName } from '@/shared/ui/network-glyph.tsx';
import { useComposer } from './context.tsx';
import { optionsAt, type Media, type Segment } from './draft.ts';
import { PollPreview } from './poll-preview.tsx';
import style from './post-preview.module.css';

export type Width = 'mobile' | 'desk';

/** Letters beyond which a network folds a text behind "Voir plus"; none for the others. */
const FOLDED: Record<string, number> = { mastodon: 1_500 };

function Words({ network, text: words }: { network: string; text: string }) {
  const shortens = network === 'mastodon';
  return (
    <>
      {tokens(words).map((token, index) =>
        token.kind === 'text' ? (
          <span key={index}>{token.text}</span>
        ) : (
          <span key={index} className={style.mark}>
            {token.kind === 'link' && shortens ? shownLink(token.text) : token.text}
          </span>
        ),
      )}
    </>
  );
}

function Picture({ media }: { media: Media }) {
  const text = useText();
  const source = media.asset.preview_url || media.asset.thumbnail_url;
  return (
    <figure className={style.picture}>
      {media.asset.kind === 'image' && source ? (
        <img src={source} alt={media.alt} loading="lazy" />
      ) : (
        <span className={style.noPicture}>
          {media.asset.kind === 'video' ? <Film aria-hidden /> : <FileText aria-hidden />}
          <span>{media.asset.filename}</span>
        </span>
      )}
      {media.alt.trim() !== '' && (
        <span className={style.alt} title={media.alt}>
          {text('composer-preview-alt')}
        </span>
      )}
    </figure>
  );
}

function Pictures({ media, sensitive }: { media: Media[]; sensitive: boolean }) {
  const text = useText();
  if (media.length === 0) return null;
  if (sensitive) {
    return (
      <p className={style.hidden}>
        <EyeOff size={18} aria-hidden /> {text('options-sensitive-hidden')}
      </p>
    );
  }
  const shown = media.slice(0, 4);
  return (
    <div className={style.pictures} data-count={shown.length}>
      {shown.map((each) => (
        <Picture key={each.asset.id} media={each} />
      ))}
      {media.length > shown.length && <span className={style.rest}>{text('composer-preview-more-pictures', { count: media.length - shown.length })}</span>}
    </div>
  );
}

/** Who sees it, when that is not everyone. */
function Seen({ options }: { options: VariantOptions }) {
  const text = useText();
  if (!options.visibility || options.visibility === 'public') return null;
  const Icon = options.visibility === 'followers' ? Lock : Moon;
  return (
    <span className={style.handle}>
      <Icon size={12} aria-hidden /> {text(`options-preview-${options.visibility}`)}
    </span>
  );
}

function Reactions({ network }: { network: string }) {
  const icons = network === 'mastodon' ? [MessageCircle, Repeat2, Star, Share] : network === 'public_feed' ? [] : [MessageCircle, Repeat2, Heart, Share];
  if (icons.length === 0) return null;
  return (
    <div className={style.reactions} aria-hidden="true">
      {icons.map((Icon, index) => (
        <Icon key={index} size={16} />
      ))}
    </div>
  );
}

function useWhen(): string {
  const format = useFormat();
  const { draft } = useComposer();
  const day = draft.wish?.local.slice(0, 10) ?? format.day(serverNow());
  return format.dayAndMonth(day);
}

interface PostPreviewProps {
  /** Null when no channel is chosen yet. */
  channel: ChannelView | null;
  segments: Segment[];
  width: Width;
}

/** Draws a content as one channel will show it; a thread is a line of entries. */
export function PostPreview({ channel, segments, width }: PostPreviewProps) {
  const text = useText();
  const typo = useTypo();
  const when = useWhen();
  const { draft } = useComposer();
  const { organisation } = useSession();
  const networkName = useNetworkName();
  const [open, setOpen] = useState(false);
  const [warned, setWarned] = useState(false);
  const network = channel?.network ?? 'generic';
  const name = typo(channel && network !== 'public_feed' ? channel.name : organisation.name);
  const fold = FOLDED[network];
  const options = optionsAt(draft, channel?.id ?? null);
  const warning = warningOf(options);
  const isShut = warning !== '' && !warned;
  return (
    <article
      className={classes(style.post, style[width])}
      data-network={network}
      aria-label={channel ? text('composer-preview-of', { network: networkName(network) }) : text('composer-preview')}
    >
      {segments.map((segment, index) => (
        <div key={segment.key} className={style.entry} data-continues={index < segments.length - 1 || undefined}>
          <span className={style.face} aria-hidden="true">
            {name.charAt(0).toUpperCase()}
          </span>
          <div className={style.identity}>
            <span className={style.name}>{name}</span>
            <span className={style.handle}>
              {channel?.handle && network !== 'public_feed' ? `${channel.handle.startsWith('@') ? '' : '@'}${channel.handle} · ` : ''}
              {when}
              {network === 'public_feed' && (
                <>
                  {' · '}
                  <Globe size={12} aria-hidden /> {text('composer-preview-public')}
                </>
              )}
            </span>
            <Seen options={options} />
          </div>
          {channel && index === 0 && (
            <span className={style.glyph}>
              <NetworkGlyph network={network} />
            </span>
          )}
          <div className={style.content}>
            {network === 'public_feed' && index === 0 && draft.title.trim() !== '' && <p className={style.title}>{typo(draft.title)}</p>}
            {warning !== '' && (
              <p className={style.warning} lang={draft.language}>
                {typo(warning)}{' '}
                {index === 0 && (
                  <button type="button" className={style.unfold} aria-expanded={!isShut} onClick={() => setWarned(isShut)}>
                    {text(isShut ? 'options-warning-open' : 'options-warning-shut')}
                  </button>
                )}
              </p>
            )}
            {isShut ? null : segment.text === '' && segment.media.length === 0 ? (
              <p className={style.empty}>{text('composer-preview-empty')}</p>
            ) : (
              <p className={style.text} lang={draft.language}>
                <Words network={network} text={fold && !open ? [...segment.text].slice(0, fold).join('') : segment.text} />
                {fold !== undefined && !open && segment.text.length > fold && (
                  <>
                    {'… '}
                    <button type="button" className={style.unfold} onClick={() => setOpen(true)}>
                      {text('composer-preview-unfold')}
                    </button>
                  </>
                )}
              </p>
            )}
            {!isShut && index === 0 && options.poll && <PollPreview poll={options.poll} language={draft.language} />}
            {!isShut && <Pictures media={segment.media} sensitive={options.sensitive_media ?? false} />}
            {index === segments.length - 1 && <Reactions network={network} />}
          </div>
        </div>
      ))}
    </article>
  );
}
