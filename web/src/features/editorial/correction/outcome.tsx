// What became of a correction on each copy, live, with the retry of one alone; and the corrections before it.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { api, newKey } from '@/shared/api/client.ts';
import type { CorrectedContent, CorrectionsView, CorrectionView } from '@/shared/api/corrections.ts';
import { publicationsQuery } from '@/shared/api/queries.ts';
import type { PublicationView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useRefreshPosts } from '@/shared/posts/review-dialog.tsx';
import { useMoments } from '@/shared/time/words.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { NetworkGlyph, useNetworkName } from '@/shared/ui/network-glyph.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Status } from '@/shared/ui/status.tsx';
import { Changes } from './changes.tsx';
import { readingOf, segmentsFor } from './writing.ts';
import style from './correction.module.css';

function Amendment({ publication }: { publication: PublicationView }) {
  const text = useText();
  const typo = useTypo();
  const refresh = useRefreshPosts();
  const network = useNetworkName()(publication.network);
  const retry = useMutation({
    mutationFn: () => api.post(`/publications/${publication.id}/retry`, {}, { idempotencyKey: newKey() }),
    onSettled: refresh,
  });
  const name = typo(publication.channel?.name || network);
  return (
    <li className={style.outcome}>
      <div className={style.copyName}>
        <NetworkGlyph network={publication.network} decorative />
        <span className={style.grow}>
          <strong>{name}</strong>
          <span className={style.quiet}>{text(`act-${publication.act}`)}</span>
        </span>
        <Status code={publication.state} />
      </div>
      {publication.title && <p className={style.quiet}>{typo(publication.title)}</p>}
      {retry.error && <Failure error={retry.error} notDone={text('publication-act-not-done')} />}
      <div className={style.acts}>
        {publication.allowed.includes('retry') && (
          <Button size="row" icon={<RotateCcw aria-hidden />} isPending={retry.isPending} onPress={() => retry.mutate()}>
            {text('correction-retry')}
            <span className="visually-hidden"> {name}</span>
          </Button>
        )}
        {publication.remote_url && (
          <a href={publication.remote_url} target="_blank" rel="noopener noreferrer">
            {text('correction-see')}
            <span className="visually-hidden"> {text('correction-see-where', { network })}</span>
          </a>
        )}
      </div>
    </li>
  );
}

/** The copies that an applied correction amends. */
export function Outcome({ correction }: { correction: CorrectionView }) {
  const text = useText();
  const publications = useQuery(publicationsQuery(correction.post));
  const mine = publications.data?.filter((each) => each.correction === correction.id) ?? [];
  if (mine.length === 0) return null;
  const settled = mine.filter((each) => each.state === 'published').length;
  return (
    <Card title={text('correction-outcome')} aside={<span className={style.quiet}>{text('correction-outcome-count', { done: settled, total: mine.length })}</span>} flush>
      <ul aria-live="polite">
        {mine.map((publication) => (
          <Amendment key={publication.id} publication={publication} />
        ))}
      </ul>
    </Card>
  );
}

/** One decided correction: who, when, why, and what it changed. */
function Decided({ correction, before }: { correction: CorrectionView; before: CorrectedContent }) {
  const text = useText();
  const typo = useTypo();
  const moments = useMoments();
  const changed = correction.content.variants.find((variant) => variant.way !== 'leave');
  const said = (content: CorrectedContent) => readingOf(changed ? segmentsFor(content, changed.channel) : content.segments);
  return (
    <li className={style.decided}>
      <p>
        <strong>{text(`correction-kind-${correction.kind}`)}</strong>{' '}
        <span className={style.quiet}>
          {text('correction-applied', { name: correction.applied_by?.name ?? '', when: correction.applied_at ? moments.sentence(correction.applied_at) : '' })}
        </span>
      </p>
      {correction.approver && <p className={style.quiet}>{text('correction-approved-by', { name: correction.approver.name })}</p>}
      {correction.urgent && (
        <p className={style.cost}>
          {text('correction-was-urgent', { reason: correction.urgent_reason })}{' '}
          {correction.seen_by && text('correction-noted-by', { name: correction.seen_by.name })}
        </p>
      )}
      {correction.reason && <p>{typo(correction.reason)}</p>}
      {correction.kind === 'correct' && <Changes before={said(before)} after={said(correction.content)} />}
    </li>
  );
}

/** The first text and every correction since, the newest first. */
export function Story({ view }: { view: CorrectionsView }) {
  const text = useText();
  const typo = useTypo();
  const applied = view.items.filter((item) => item.state === 'applied');
  const texts = applied.filter((item) => item.kind === 'correct');
  const before = (item: CorrectionView) => texts[texts.indexOf(item) - 1]?.content ?? view.original;
  return (
    <Card title={text('correction-story')}>
      <div className={style.stack}>
        {applied.length > 0 && (
          <ol className={style.story}>
            {[...applied].reverse().map((item) => (
              <Decided key={item.id} correction={item} before={before(item)} />
            ))}
          </ol>
        )}
        <div>
          <p className={style.quiet}>{text('correction-original')}</p>
          <p className={style.original} lang={view.original.language}>
            {typo(readingOf(view.original.segments))}
          </p>
          <Link to="/contenus/$post/publication" params={{ post: view.post }}>
            {text('correction-all-attempts')}
          </Link>
        </div>
      </div>
    </Card>
  );
}
