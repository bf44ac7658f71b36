// Rows of contents: title, thématique, author, networks, date, state; moved through by J and K.
import { useState } from 'react';
import { CalendarClock, Repeat } from 'lucide-react';
import type { PostSummary } from '@/shared/api/types.ts';
import { useCommands } from '@/shared/commands/registry.ts';
import { useRowSelection } from '@/shared/commands/selection.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { isMovable, MoveDialog } from '@/shared/posts/move.tsx';
import { PostLink, usePostTitle } from '@/shared/posts/post-link.tsx';
import { Trouble } from '@/shared/posts/trouble.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { Avatar } from '@/shared/ui/avatar.tsx';
import { NetworkGlyphs } from '@/shared/ui/network-glyph.tsx';
import { Status } from '@/shared/ui/status.tsx';
import { ThemeDot } from '@/shared/ui/theme-dot.tsx';
import style from './contents.module.css';

function When({ post }: { post: PostSummary }) {
  const text = useText();
  const moments = useMoments();
  const instant = post.published_at ?? post.due_at;
  if (!instant) return <span className={style.quiet}>{text('post-no-date')}</span>;
  return <time dateTime={instant}>{moments.short(instant)}</time>;
}

/** The rows of the list. */
export function PostRows({ posts }: { posts: PostSummary[] }) {
  const text = useText();
  const moments = useMoments();
  const titleOf = usePostTitle();
  const [moving, setMoving] = useState<PostSummary | null>(null);
  const { list, selected, rowProps } = useRowSelection(posts.map((post) => post.id));
  const current = posts.find((post) => post.id === selected);
  useCommands(
    current && isMovable(current.state)
      ? [
          {
            id: 'move',
            label: text('move-title', { title: titleOf(current) }),
            group: 'selection',
            keys: 'D',
            icon: <CalendarClock aria-hidden />,
            run: () => setMoving(current),
          },
        ]
      : [],
  );
  return (
    <>
      <ul ref={list} className={style.rows}>
        {posts.map((post) => (
          <li key={post.id} className={style.row} {...rowProps(post.id)}>
            <span className={style.bar} style={{ background: post.theme ? `var(--theme-${post.theme.hue})` : 'var(--line-default)' }} />
            <div className={style.what}>
              <PostLink post={post} className={style.title} />
              <span className={style.facts}>
                {post.theme && <ThemeDot theme={post.theme} />}
                {post.series && (
                  <span className={style.series}>
                    <Repeat size={12} aria-hidden />
                    {text('series-mark')}
                  </span>
                )}
                <span>{text('contents-by', { name: post.author?.name ?? text('member-gone'), day: moments.dayWord(post.updated_at) })}</span>
              </span>
              <Trouble post={post} />
            </div>
            <Avatar member={post.author} decorative={false} />
            <span className={style.where}>
              <NetworkGlyphs networks={post.networks} />
            </span>
            <span className={style.when}>
              <When post={post} />
            </span>
            <span className={style.state}>
              <Status code={post.state} />
            </span>
          </li>
        ))}
      </ul>
      {moving && <MoveDialog post={moving} onClose={() => setMoving(null)} />}
    </>
  );
}
