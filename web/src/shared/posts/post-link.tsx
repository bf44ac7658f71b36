// The link to a content: its story once it went out, the composer before.
import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import type { PostState } from '../api/types.ts';
import { useText } from '../i18n/index.tsx';
import { useTypo } from '../i18n/titles.ts';

const GONE: ReadonlySet<PostState> = new Set(['publishing', 'processing', 'to_verify', 'missed', 'published', 'partial', 'failed']);

/** Whether the story of a content's publications matters more than its text. */
export const hasStory = (state: PostState): boolean => GONE.has(state);

/** The title of a content, or the words for one without. */
export function usePostTitle(): (post: { title: string; excerpt?: string }) => string {
  const text = useText();
  const typo = useTypo();
  return ({ title, excerpt }) => typo(title.trim() || (excerpt ?? '').trim().slice(0, 80) || text('post-untitled'));
}

interface PostLinkProps {
  post: { id: string; title: string; excerpt?: string; state: PostState };
  className?: string;
  children?: ReactNode;
}

/** Links to a content by its title. */
export function PostLink({ post, className, children }: PostLinkProps) {
  const titleOf = usePostTitle();
  const shown = children ?? titleOf(post);
  return hasStory(post.state) ? (
    <Link to="/contenus/$post/publication" params={{ post: post.id }} className={className}>
      {shown}
    </Link>
  ) : (
    <Link to="/contenus/$post" params={{ post: post.id }} className={className}>
      {shown}
    </Link>
  );
}
