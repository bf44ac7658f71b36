// One content in a cell: state, hour, networks, title; the thématique by its bar, its tint and its name.
import { Repeat, TriangleAlert } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { usePostTitle } from '@/shared/posts/post-link.tsx';
import { classes } from '@/shared/ui/classes.ts';
import { NetworkGlyphs } from '@/shared/ui/network-glyph.tsx';
import { Status } from '@/shared/ui/status.tsx';
import type { Item } from './items.ts';
import style from './grid.module.css';

interface GridItemProps {
  item: Item;
  view: 'mois' | 'semaine';
  /** Alone in its day: its title may take two lines. */
  alone: boolean;
}

/** The inside of an item of the grid. */
export function GridItem({ item, view, alone }: GridItemProps) {
  const text = useText();
  const titleOf = usePostTitle();
  const title = titleOf(item);
  // A state of its own says what went wrong; before the hour, only this sign does.
  const ahead = item.state === 'scheduled' ? item.trouble : null;
  const roomy = view === 'semaine' || alone;
  return (
    <span
      className={style.item}
      data-post={item.post}
      style={{ ['--hue' as string]: item.theme ? `var(--theme-${item.theme.hue})` : 'var(--line-strong)' }}
      title={[title, item.theme?.name, ahead?.title].filter(Boolean).join(' · ')}
    >
      <span className={style.line}>
        <Status code={item.state} compact />
        {ahead && (
          <span className={style.ahead}>
            <TriangleAlert size={14} aria-hidden />
            <span className="visually-hidden">{text('calendar-trouble')}</span>
          </span>
        )}
        <span className={style.clock}>{item.local_time.slice(0, 5)}</span>
        {item.series && (
          <span className={style.series}>
            <Repeat size={12} aria-hidden />
            <span className="visually-hidden">{text('series-mark')}</span>
          </span>
        )}
        <span className={style.glyphs}>
          <NetworkGlyphs networks={item.networks} max={view === 'semaine' ? 2 : 3} size="bare" />
        </span>
      </span>
      <span className={classes(style.title, roomy && style.two, item.state === 'cancelled' && style.struck)}>{title}</span>
      {item.theme && <span className="visually-hidden">, {item.theme.name}</span>}
      {view === 'semaine' && (
        <span className={style.word} aria-hidden="true">
          <Status code={item.state} />
        </span>
      )}
    </span>
  );
}
