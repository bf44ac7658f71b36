// What went wrong and is not settled: each with the sentence and the way to repair it.
import { CircleCheck } from 'lucide-react';
import type { PostSummary } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { PostLink } from '@/shared/posts/post-link.tsx';
import { Trouble } from '@/shared/posts/trouble.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { Card, Count } from '@/shared/ui/card.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { Status } from '@/shared/ui/status.tsx';
import style from './home.module.css';

/** Contents to repair or to verify. */
export function TroublesCard({ posts }: { posts: PostSummary[] }) {
  const text = useText();
  const moments = useMoments();
  return (
    <Card title={text('home-troubles')} aside={posts.length > 0 && <Count tone="error">{posts.length}</Count>} flush>
      {posts.length === 0 ? (
        <EmptyState icon={<CircleCheck />} title={text('home-troubles-empty')}>
          {text('home-troubles-empty-words')}
        </EmptyState>
      ) : (
        <ul>
          {posts.map((post) => (
            <li key={post.id} className={style.trouble}>
              <div className={style.troubleHead}>
                <PostLink post={post} className={style.title} />
                <Status code={post.state} />
              </div>
              <Trouble post={post} />
              {post.due_at && <span className={style.by}>{moments.sentence(post.due_at)}</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
