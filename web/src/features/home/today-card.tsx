// The day's timeline: what happened above the line of now, what will happen below it.
import { Link } from '@tanstack/react-router';
import { CalendarDays } from 'lucide-react';
import type { PostSummary } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { NewPostButton } from '@/shared/posts/new-post.tsx';
import { PostLink } from '@/shared/posts/post-link.tsx';
import { Trouble } from '@/shared/posts/trouble.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { classes } from '@/shared/ui/classes.ts';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { NetworkGlyphs } from '@/shared/ui/network-glyph.tsx';
import { Status } from '@/shared/ui/status.tsx';
import { ThemeDot } from '@/shared/ui/theme-dot.tsx';
import { withNow } from './timeline.ts';
import style from './home.module.css';

function NowLine({ now }: { now: Date }) {
  const text = useText();
  const format = useFormat();
  const clock = format.clock(now).replace(/^0/, '');
  return (
    <li className={style.now} aria-label={text('home-now', { hour: format.hour(now) })}>
      <span aria-hidden="true">{clock}</span>
    </li>
  );
}

function Row({ post, past }: { post: PostSummary; past: boolean }) {
  const format = useFormat();
  return (
    <li className={style.event}>
      <time className={classes(style.time, past && style.past)} dateTime={post.due_at ?? undefined}>
        {post.due_at && format.clock(post.due_at)}
      </time>
      <span className={style.bar} style={{ background: post.theme ? `var(--theme-${post.theme.hue})` : 'var(--line-default)' }} />
      <div className={style.what}>
        <PostLink post={post} className={style.title} />
        {post.theme && <ThemeDot theme={post.theme} />}
        <Trouble post={post} />
      </div>
      <span className={style.where}>
        <NetworkGlyphs networks={post.networks} />
      </span>
      <span className={style.state}>
        <Status code={post.state} />
      </span>
    </li>
  );
}

/** What goes out today. */
export function TodayCard({ posts, now }: { posts: PostSummary[]; now: Date }) {
  const text = useText();
  const format = useFormat();
  return (
    <Card
      title={text('home-today')}
      count={posts.length}
      flush
      aside={
        <>
          <span>{text('time-zone-note', { zone: format.zoneName() })}</span>
          <Link to="/calendrier">{text('place-calendar')}</Link>
        </>
      }
    >
      {posts.length === 0 ? (
        <EmptyState icon={<CalendarDays />} title={text('home-today-empty')} action={<NewPostButton look="outline" />}>
          {text('home-today-empty-words')}
        </EmptyState>
      ) : (
        <ol className={style.events}>
          {withNow(posts, now).map((entry) =>
            entry.kind === 'now' ? <NowLine key="now" now={now} /> : <Row key={entry.post.id} post={entry.post} past={entry.past} />,
          )}
        </ol>
      )}
    </Card>
  );
}
