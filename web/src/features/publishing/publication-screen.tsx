// The story of a content's publications: one card for each channel, with every attempt.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { CalendarClock, EyeOff, FileCheck2, PenLine, Pencil } from 'lucide-react';
import { postQuery, publicationsQuery } from '@/shared/api/queries.ts';
import type { PostView, PublicationView } from '@/shared/api/types.ts';
import { useCommands, type Command } from '@/shared/commands/registry.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { OptionFacts } from '@/shared/posts/option-facts.tsx';
import { usePostTitle } from '@/shared/posts/post-link.tsx';
import { useCan } from '@/shared/session/index.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { Avatar } from '@/shared/ui/avatar.tsx';
import { AnchorButton, LinkButton } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { Status } from '@/shared/ui/status.tsx';
import { ThemeDot } from '@/shared/ui/theme-dot.tsx';
import { PublicationCard } from './publication-card.tsx';
import style from './publication.module.css';

function ContentCard({ post }: { post: PostView }) {
  const text = useText();
  const typo = useTypo();
  const moments = useMoments();
  return (
    <Card title={text('publication-content')}>
      <div className={style.content}>
        <p className={style.author}>
          <Avatar member={post.author} /> {post.author?.name ?? text('member-gone')}
          {post.theme && <ThemeDot theme={post.theme} />}
        </p>
        {post.due_at && <p className={style.quiet}>{text('publication-due', { moment: moments.sentence(post.due_at) })}</p>}
        {post.segments.map((segment, index) => (
          <div key={index} lang={post.language} className={style.segment}>
            <p>{typo(segment.text)}</p>
            {segment.media.filter(({ asset }) => asset.kind === 'image').map(({ asset, alt }) => (
              <img key={asset.id} src={asset.thumbnail_url ?? asset.original_url} alt={alt} loading="lazy" />
            ))}
          </div>
        ))}
      </div>
    </Card>
  );
}

/** What goes with the text on the channel of a publication. */
const optionsOf = (post: PostView, publication: PublicationView) => post.variants.find((variant) => variant.channel.id === publication.channel?.id)?.options;

/** What amends a copy stands under it, unless the copy itself was taken back. */
const isUnder = (publication: PublicationView, all: PublicationView[]): boolean => all.some((each) => each.id === publication.amends);

/** The story of one content. */
export function PublicationScreen() {
  const text = useText();
  const titleOf = usePostTitle();
  const { post: id } = useParams({ from: '/frame/contenus/$post/publication' });
  const post = useQuery(postQuery(id));
  const publications = useQuery(publicationsQuery(id));
  const error = post.error ?? publications.error;
  const edits = useCan('post.edit');
  const isOut = publications.data?.some((each) => each.standing === 'live' || each.standing === 'partial') ?? false;
  const originals = publications.data?.filter((each) => each.amends === null) ?? [];
  const isGone = originals.length > 0 && originals.every((each) => each.standing === 'gone');
  const navigate = useNavigate();
  const proof = `/preuve/contenus/${id}`;
  useCommands([
    { id: 'proof', label: text('proof-open'), group: 'screen', icon: <FileCheck2 aria-hidden />, run: () => window.location.assign(proof) },
    ...(edits && isOut
      ? [
          { id: 'correct-everywhere', label: text('correct-everywhere'), group: 'screen', icon: <PenLine aria-hidden />, run: () => void navigate({ to: '/contenus/$post/rectification', params: { post: id } }) },
          { id: 'withdraw-everywhere', label: text('withdraw-everywhere'), group: 'screen', icon: <EyeOff aria-hidden />, run: () => void navigate({ to: '/contenus/$post/retrait', params: { post: id } }) },
        ] satisfies Command[]
      : []),
  ]);
  const retry = () => {
    void post.refetch();
    void publications.refetch();
  };
  const title = post.data ? titleOf({ title: post.data.title, excerpt: post.data.segments[0]?.text }) : '';
  return (
    <Page
      title={text('publication-title')}
      object={title}
      heading={
        <span className={style.trail}>
          <Link to="/contenus">{text('place-contents')}</Link>
          <span aria-hidden="true">/</span>
          <span className={style.name}>{title}</span>
        </span>
      }
      context={post.data && <Status code={isGone ? 'withdrawn' : post.data.state} tinted />}
      actions={
        <>
          <AnchorButton href={proof} icon={<FileCheck2 aria-hidden />}>
            {text('proof-open')}
          </AnchorButton>
          {edits && isOut && (
            <>
              <LinkButton to="/contenus/$post/retrait" params={{ post: id }} icon={<EyeOff aria-hidden />}>
                {text('withdraw-everywhere')}
              </LinkButton>
              <LinkButton to="/contenus/$post/rectification" params={{ post: id }} icon={<PenLine aria-hidden />}>
                {text('correct-everywhere')}
              </LinkButton>
            </>
          )}
          <LinkButton to="/contenus/$post" params={{ post: id }} icon={<Pencil aria-hidden />}>
            {text('publication-open-content')}
          </LinkButton>
        </>
      }
    >
      {error && !publications.data && <Failure error={error} onRetry={retry} />}
      {!error && (!publications.data || !post.data) && (
        <Card>
          <Skeleton rows={4} onRetry={retry} />
        </Card>
      )}
      {publications.data && post.data && (
        <div className={style.columns}>
          <div className={style.column}>
            {publications.data.length === 0 && (
              <Card>
                <EmptyState
                  level={2}
                  icon={<CalendarClock />}
                  title={text('publication-none')}
                  action={
                    <LinkButton to="/contenus/$post" params={{ post: id }}>
                      {text('publication-open-content')}
                    </LinkButton>
                  }
                >
                  {text('publication-none-words')}
                </EmptyState>
              </Card>
            )}
            {publications.data.filter((each) => !isUnder(each, publications.data)).map((publication) => (
              <PublicationCard
                key={publication.id}
                publication={publication}
                amendments={publications.data.filter((each) => each.amends === publication.id)}
                told={<OptionFacts options={optionsOf(post.data, publication)} language={post.data.language} />}
              />
            ))}
          </div>
          <ContentCard post={post.data} />
        </div>
      )}
    </Page>
  );
}
