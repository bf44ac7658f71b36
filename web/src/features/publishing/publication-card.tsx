// One publication: its channel, its state, its live link, what can be done, and its attempts.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CirclePause, ExternalLink, Hourglass } from 'lucide-react';
import { channelsQuery } from '@/shared/api/queries.ts';
import type { PublicationView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useFormat } from '@/shared/session/index.tsx';
import { serverNow } from '@/shared/time/now.ts';
import { useMoments } from '@/shared/time/words.ts';
import { Banner } from '@/shared/ui/banner.tsx';
import { AnchorButton } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { NetworkGlyph, useNetworkName } from '@/shared/ui/network-glyph.tsx';
import { Failure, Problem } from '@/shared/ui/problem.tsx';
import { Status } from '@/shared/ui/status.tsx';
import { Attempts } from './attempts.tsx';
import { FirstComment } from './first-comment.tsx';
import { useLateness } from './lateness.ts';
import { useRepairs } from './repairs.tsx';
import style from './publication.module.css';

/** The sentence about what comes next, by state. */
function Facts({ publication }: { publication: PublicationView }) {
  const text = useText();
  const moments = useMoments();
  const next = publication.next_attempt_at;
  return (
    <p className={style.quiet}>
      {text('publication-due', { moment: moments.sentence(publication.due_at) })}
      {publication.priority === 'crisis' && ` · ${text('publication-crisis')}`}
      {next && ` · ${text('publication-next', { moment: moments.sentence(next) })}`}
    </p>
  );
}

/** A publication that waits for room in a quota: when it leaves. */
function QuotaBand({ until }: { until: string }) {
  const text = useText();
  const format = useFormat();
  const moments = useMoments();
  const hour = format.hour(until);
  const isToday = format.day(until) === format.day(serverNow());
  return (
    <Banner tone="wait" icon={<Hourglass size={18} aria-hidden />} title={isToday ? text('publication-quota-today', { hour }) : text('publication-quota', { hour, day: moments.dayWord(until) })}>
      {text('publication-quota-words')}
    </Banner>
  );
}

/** How late a held publication is, and why it waits. */
function Held({ publication }: { publication: PublicationView }) {
  const text = useText();
  const lateness = useLateness();
  const { held } = publication;
  if (!held) return null;
  return (
    <p className={style.held}>
      <CirclePause size={16} aria-hidden />
      <span>
        {text('held-words', { count: held.by.length })} <strong>{lateness(held.late_seconds)}</strong>
        {held.is_past_window && ` · ${text('held-past-window')}`}
      </span>
    </p>
  );
}

/** The link to the profile where a person looks for what the network did not confirm. */
function LookThere({ publication }: { publication: PublicationView }) {
  const text = useText();
  const network = useNetworkName()(publication.network);
  const { data: channels } = useQuery(channelsQuery);
  const url = channels?.find(({ id }) => id === publication.channel?.id)?.url;
  if (!url) return null;
  return (
    <p>
      <AnchorButton href={url} target="_blank" rel="noopener noreferrer" size="row" icon={<ExternalLink aria-hidden />}>
        {text('publication-verify', { network })}
        <span className="visually-hidden"> {text('opens-new-tab')}</span>
      </AnchorButton>
    </p>
  );
}

function LiveLinks({ publication }: { publication: PublicationView }) {
  const text = useText();
  const network = useNetworkName()(publication.network);
  const parts = publication.segments.filter((segment) => segment.remote_url);
  if (parts.length > 1) {
    return (
      <ol className={style.parts}>
        {publication.segments.map((segment) => (
          <li key={segment.index}>
            <span>{text('publication-part', { number: segment.index + 1 })}</span>
            <Status code={segment.state === 'published' ? 'published' : publication.state === 'held' ? 'held' : 'scheduled'} />
            {segment.remote_url && (
              <a href={segment.remote_url} target="_blank" rel="noopener noreferrer">
                {text('publication-see-part', { number: segment.index + 1, network })}
              </a>
            )}
          </li>
        ))}
      </ol>
    );
  }
  const url = publication.remote_url ?? parts[0]?.remote_url;
  if (!url) return null;
  return (
    <p>
      <AnchorButton href={url} target="_blank" rel="noopener noreferrer" size="row" icon={<ExternalLink aria-hidden />}>
        {publication.network === 'public_feed' ? text('publication-see-feed') : text('publication-see', { network })}
        <span className="visually-hidden"> {text('opens-new-tab')}</span>
      </AnchorButton>
    </p>
  );
}

/** What happened to one publication, what can be done, its links and its attempts. */
function Body({ publication, told }: { publication: PublicationView; told?: ReactNode }) {
  const text = useText();
  const typo = useTypo();
  const { buttons, dialogs, error } = useRepairs(publication);
  const network = useNetworkName()(publication.network);
  const waitsForRoom = publication.code === 'publishing.quota_reached' && publication.state === 'scheduled';
  const troubled = publication.title !== null && publication.state !== 'held' && !waitsForRoom;
  const latest = publication.attempts.at(-1);
  const trouble = publication.state === 'to_verify' || publication.state === 'missed' ? publication.state : 'failed';
  return (
    <div className={style.body}>
      {publication.amends === null && <Facts publication={publication} />}
      {told}
      {publication.held && <Held publication={publication} />}
      {publication.state === 'to_verify' && <LookThere publication={publication} />}
      {publication.findings.map((finding) => (
        <Banner key={finding.code} tone="look" title={text('publication-finding')}>
          {typo(finding.title)}
        </Banner>
      ))}
      {waitsForRoom && publication.next_attempt_at && <QuotaBand until={publication.next_attempt_at} />}
      {troubled && (
        <Problem
          title={text(publication.amends && trouble === 'failed' ? 'publication-problem-amend' : `publication-problem-${trouble}`, { network })}
          happened={typo(publication.title ?? '')}
          technical={latest?.technical}
          actions={buttons}
          reference={text('publication-reference', { count: publication.attempts.length, reference: publication.id.slice(-6) })}
        />
      )}
      {Boolean(error) && <Failure error={error} notDone={text('publication-act-not-done')} />}
      {publication.standing === 'gone' ? (
        <p className={style.quiet}>{text('publication-gone')}</p>
      ) : (
        (publication.amends === null || publication.act === 'erratum') && <LiveLinks publication={publication} />
      )}
      {publication.amends === null && <FirstComment publication={publication} />}
      <Attempts attempts={publication.attempts} parts={publication.segments.length} />
      {!troubled && publication.allowed.length > 0 && <div className={style.acts}>{buttons}</div>}
      {dialogs}
    </div>
  );
}

/** What amended a copy since, each with its own attempts. */
function Amendment({ amendment }: { amendment: PublicationView }) {
  const text = useText();
  const moments = useMoments();
  return (
    <section id={amendment.id} className={style.amendment} aria-label={text(`act-${amendment.act}`)}>
      <h3 className={style.amendmentHead}>
        <span>
          {text(`act-${amendment.act}`)}
          {amendment.published_at && <span className={style.quiet}> · {moments.sentence(amendment.published_at)}</span>}
        </span>
        <Status code={amendment.state === 'published' ? 'amended' : amendment.state} />
      </h3>
      <Body publication={amendment} />
    </section>
  );
}

/** The card of one publication, with what amended its copy; `told` is what goes with its text. */
export function PublicationCard({ publication, amendments = [], told }: { publication: PublicationView; amendments?: PublicationView[]; told?: ReactNode }) {
  const typo = useTypo();
  const network = useNetworkName()(publication.network);
  return (
    <div id={publication.id}>
      <Card
        title={
          <span className={style.channel}>
            <NetworkGlyph network={publication.network} size="large" decorative />
            <span>
              {typo(publication.channel?.name ?? network)}
              <span className={style.handle}>
                {[network, publication.channel?.handle].filter(Boolean).join(' · ')}
              </span>
            </span>
          </span>
        }
        aside={<Status code={publication.standing === 'gone' ? 'withdrawn' : publication.state} tinted />}
      >
        <Body publication={publication} told={told} />
        {amendments.map((amendment) => (
          <Amendment key={amendment.id} amendment={amendment} />
        ))}
      </Card>
    </div>
  );
}
