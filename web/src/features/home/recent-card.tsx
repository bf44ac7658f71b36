// What was written or went out lately, with its state.
import { Link } from '@tanstack/react-router';
import type { PostSummary } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { PostLink } from '@/shared/posts/post-link.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { Card } from '@/shared/ui/card.tsx';
import { Status } from '@/shared/ui/status.tsx';
import style from './home.module.css';

/** The contents changed last; absent when there is none. */
export function RecentCard({ posts }: { posts: PostSummary[] }) {
  const text = useText();
  const moments = useMoments();
  if (posts.length === 0) return null;
  return (
    <Card
      title={text('home-recent')}
      flush
      aside={
        <Link to="/contenus" >
          {text('action-see-all')}
          <span className="visually-hidden"> {text('home-recent-all')}</span>
        </Link>
      }
    >
      <ul>
        {posts.slice(0, 5).map((post) => (
          <li key={post.id} className={style.recent}>
            <div className={style.what}>
              <PostLink post={post} className={style.title} />
              <span className={style.by}>{moments.sentence(post.published_at ?? post.updated_at)}</span>
            </div>
            <Status code={post.state} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
