// What went wrong with a content, and the link that leads to its repair.
import { Link } from '@tanstack/react-router';
import type { PostSummary } from '../api/types.ts';
import { useText } from '../i18n/index.tsx';
import { useTypo } from '../i18n/titles.ts';
import { usePostTitle } from './post-link.tsx';
import style from './trouble.module.css';

/** The sentence of a trouble and its repair. */
export function Trouble({ post }: { post: Pick<PostSummary, 'id' | 'title' | 'excerpt' | 'trouble'> }) {
  const text = useText();
  const typo = useTypo();
  const titleOf = usePostTitle();
  if (!post.trouble) return null;
  return (
    <p className={style.trouble}>
      {typo(post.trouble.title)}{' '}
      <Link to="/contenus/$post/publication" params={{ post: post.id }} hash={post.trouble.publication}>
        {text(`trouble-${post.trouble.verb}`)}
        <span className="visually-hidden"> {text('post-quoted', { title: titleOf(post) })}</span>
      </Link>
    </p>
  );
}
