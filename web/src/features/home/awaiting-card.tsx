// What waits for this person's approval: read, approve or ask for a correction without leaving.
import { lazy, Suspense, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { BadgeCheck, CornerUpLeft, Eye } from 'lucide-react';
import type { PostSummary } from '@/shared/api/types.ts';
import { useCommands, type Command } from '@/shared/commands/registry.ts';
import { useRowSelection } from '@/shared/commands/selection.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { PostLink, usePostTitle } from '@/shared/posts/post-link.tsx';
import type { Decision } from '@/shared/posts/review-dialog.tsx';
import { useSession } from '@/shared/session/index.tsx';
import { Avatar } from '@/shared/ui/avatar.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { Deadline } from '@/shared/ui/deadline.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { Keycap } from '@/shared/ui/keycap.tsx';
import { NetworkGlyphs } from '@/shared/ui/network-glyph.tsx';
import style from './home.module.css';

const ReviewDialog = lazy(async () => ({ default: (await import('@/shared/posts/review-dialog.tsx')).ReviewDialog }));

type Asked = { post: string; decision: Decision };

function Hints() {
  const text = useText();
  const { preferences } = useSession();
  if (!preferences.shortcuts) return null;
  return (
    <span className={style.hints} aria-hidden="true">
      <Keycap keys="J K" /> {text('list-browse')} <Keycap keys="V" /> {text('review-approve-short')}
    </span>
  );
}

/** Contents whose approval this member may give. */
export function AwaitingCard({ posts, total }: { posts: PostSummary[]; total: number }) {
  const text = useText();
  const titleOf = usePostTitle();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { list, selected, rowProps } = useRowSelection(
    posts.map((post) => post.id),
    { first: true },
  );
  const current = posts.find((post) => post.id === selected);
  const commands: Command[] = current
    ? [
        {
          id: 'approve',
          label: text('review-approve-title', { title: titleOf(current) }),
          group: 'selection',
          keys: 'V',
          icon: <BadgeCheck aria-hidden />,
          run: () => setAsked({ post: current.id, decision: 'approve' }),
        },
        {
          id: 'request-changes',
          label: text('review-request-changes-long'),
          group: 'selection',
          keys: 'Shift V',
          icon: <CornerUpLeft aria-hidden />,
          run: () => setAsked({ post: current.id, decision: 'request_changes' }),
        },
      ]
    : [];
  useCommands(commands);
  return (
    <Card title={text('home-awaiting')} count={total} flush aside={posts.length > 0 && <Hints />}>
      {posts.length === 0 && (
        <EmptyState icon={<BadgeCheck />} title={text('home-awaiting-empty')}>
          {text('home-awaiting-empty-words')}
        </EmptyState>
      )}
      <ul ref={list}>
        {posts.map((post) => (
          <li key={post.id} className={style.awaiting} {...rowProps(post.id)}>
            <Avatar member={post.author} />
            <div className={style.what}>
              <PostLink post={post} className={style.title} />
              <span className={style.by}>{[post.author?.name ?? text('member-gone'), post.theme?.name].filter(Boolean).join(' · ')}</span>
            </div>
            <span className={style.where}>
              <NetworkGlyphs networks={post.networks} max={3} />
            </span>
            {post.due_at ? <Deadline dueAt={post.due_at} /> : <span className={style.by}>{text('post-no-date')}</span>}
            {post.id === selected && (
              <Button size="row" icon={<Eye aria-hidden />} onPress={() => setAsked({ post: post.id, decision: 'approve' })}>
                {text('review-read')}
                <span className="visually-hidden"> {text('post-quoted', { title: titleOf(post) })}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {total > posts.length && (
        <p className={style.rest}>
          <Link to="/contenus" search={{ etat: 'in_review' }}>
            {text('home-awaiting-rest', { count: total - posts.length })}
          </Link>
        </p>
      )}
      <Suspense fallback={null}>{asked && <ReviewDialog {...asked} onClose={() => setAsked(null)} />}</Suspense>
    </Card>
  );
}
