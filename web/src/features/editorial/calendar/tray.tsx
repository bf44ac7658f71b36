// Ideas and drafts without a date: dragged to a day, or given one by D or by the menu.
import { useEffect, useState } from 'react';
import { CalendarPlus, GripVertical, Lightbulb } from 'lucide-react';
import type { PostSummary } from '@/shared/api/types.ts';
import { useCommands } from '@/shared/commands/registry.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { PostLink, usePostTitle } from '@/shared/posts/post-link.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Count } from '@/shared/ui/card.tsx';
import { NetworkGlyphs } from '@/shared/ui/network-glyph.tsx';
import { Status } from '@/shared/ui/status.tsx';
import { ThemeDot } from '@/shared/ui/theme-dot.tsx';
import style from './tray.module.css';

const SHOWN = 6;

/** "Hugo L.", for narrow places. */
const shortName = (name: string): string => name.replace(/^(\S+)\s+(\p{L}).*$/u, '$1 $2.');

interface TrayProps {
  posts: PostSummary[];
  onDate: (post: PostSummary) => void;
}

/** The column of contents that wait for a date. */
export function Tray({ posts, onDate }: TrayProps) {
  const text = useText();
  const titleOf = usePostTitle();
  const [all, setAll] = useState(false);
  const [focused, setFocused] = useState<string | null>(null);
  const current = posts.find((post) => post.id === focused);
  useCommands(current ? [{ id: 'give-date', label: text('move-title', { title: titleOf(current) }), group: 'selection', keys: 'D', run: () => onDate(current) }] : []);
  useEffect(() => {
    const onFocus = (event: FocusEvent) => setFocused(event.target instanceof Element ? (event.target.closest<HTMLElement>('[data-undated]')?.dataset.undated ?? null) : null);
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
  return (
    <>
      <h2 className={style.title}>
        {text('tray-title')} <Count>{posts.length}</Count>
      </h2>
      <p className={style.help}>{posts.length > 0 ? text('tray-help') : text('tray-empty')}</p>
      <ul className={style.cards}>
        {(all ? posts : posts.slice(0, SHOWN)).map((post) => (
          <li key={post.id} className={style.card} data-undated={post.id}>
            <GripVertical size={14} className={style.grip} aria-hidden />
            <div className={style.body}>
              <PostLink post={post} className={style.name} />
              {post.theme && <ThemeDot theme={post.theme} />}
              <div className={style.foot}>
                <NetworkGlyphs networks={post.networks} max={3} />
                <Status code={post.state} compact />
                <span className={style.by}>{post.author && shortName(post.author.name)}</span>
                <Button look="bare" size="row" className={style.date} icon={<CalendarPlus aria-hidden />} aria-label={text('move-title', { title: titleOf(post) })} onPress={() => onDate(post)} />
              </div>
            </div>
          </li>
        ))}
      </ul>
      {posts.length === 0 && <Lightbulb size={24} className={style.none} aria-hidden />}
      {posts.length > SHOWN && !all && (
        <Button look="bare" onPress={() => setAll(true)}>
          {text('tray-more', { count: posts.length - SHOWN })}
        </Button>
      )}
    </>
  );
}
