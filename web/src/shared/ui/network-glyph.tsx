// Monochrome glyph of a network in a neutral tile, named for those who do not see it.
import { siBluesky, siMastodon } from 'simple-icons';
import { Rss, Share2 } from 'lucide-react';
import type { PostState } from '../api/types.ts';
import { useText } from '../i18n/index.tsx';
import { classes } from './classes.ts';
import style from './network-glyph.module.css';

const BRANDS: Record<string, { path: string; title: string }> = { bluesky: siBluesky, mastodon: siMastodon };

/** The name of a network, for people. */
export function useNetworkName(): (network: string) => string {
  const text = useText();
  return (network) => (network === 'public_feed' ? text('network-public_feed') : (BRANDS[network]?.title ?? network));
}

function Drawing({ network, size }: { network: string; size: number }) {
  const brand = BRANDS[network];
  if (network === 'public_feed') return <Rss size={size} aria-hidden />;
  if (!brand) return <Share2 size={size} aria-hidden />;
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      <path d={brand.path} />
    </svg>
  );
}

interface NetworkGlyphProps {
  network: string;
  /** 20 px in lists, 28 px in an inbox or a card; bare in a calendar cell. */
  size?: 'bare' | 'small' | 'large';
  /** Set when the name stands beside it. */
  decorative?: boolean;
}

/** Shows the glyph of one network. */
export function NetworkGlyph({ network, size = 'small', decorative = false }: NetworkGlyphProps) {
  const name = useNetworkName()(network);
  const named = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name, title: name };
  return (
    <span className={classes(style.glyph, style[size])} {...named}>
      <Drawing network={network} size={size === 'large' ? 17 : 14} />
    </span>
  );
}

/** Glyphs of the networks of one post; beyond `max`, how many more. */
export function NetworkGlyphs({
  networks,
  max = 4,
  size,
}: {
  networks: { network: string; state?: PostState }[];
  max?: number;
  size?: NetworkGlyphProps['size'];
}) {
  const text = useText();
  const names = useNetworkName();
  const unique = [...new Set(networks.map((each) => each.network))];
  if (unique.length === 0) return null;
  const rest = unique.slice(max);
  return (
    <span className={style.row}>
      {unique.slice(0, max).map((network) => (
        <NetworkGlyph key={network} network={network} size={size} />
      ))}
      {rest.length > 0 && (
        <span
          className={classes(style.glyph, style.more, style[size ?? 'small'])}
          role="img"
          aria-label={text('network-more', { names: rest.map(names).join(', ') })}
          title={rest.map(names).join(', ')}
        >
          +{rest.length}
        </span>
      )}
    </span>
  );
}
