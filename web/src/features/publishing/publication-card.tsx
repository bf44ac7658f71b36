// One publication: its channel, its state, its live link, what can be done, and its attempts.
import { useState } from 'react';
import { CircleCheck, CirclePause, CircleX, ExternalLink, RotateCcw } from 'lucide-react';
import type { PublicationView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useMoments } from '@/shared/time/words.ts';
import { Banner } from '@/shared/ui/banner.tsx';
import { AnchorButton, Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { NetworkGlyph, useNetworkName } from '@/shared/ui/network-glyph.tsx';
import { Failure, Problem } from '@/shared/ui/problem.tsx';
import { Status } from '@/shared/ui/status.tsx';
import { usePublicationAct } from './api.ts';
import { Attempts } from './attempts.tsx';
import { CancelDialog, DeclareDialog } from './declare-dialog.tsx';
import { ExemptDialog } from './exempt-dialog.tsx';
import { useLateness } from './lateness.ts';
import { profileUrl } from './profile-url.ts';
import { ReleaseDialog } from './release-dialog.tsx';
import style from './publication.module.css';

type Asked = 'present' | 'absent' | 'cancel' | 'exempt' | 'decide';

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
  const url = profileUrl(publication.network, publication.channel?.handle ?? '');
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

/** The buttons of a failure or a doubt, the first one filled. */
function Repairs({ publication, isPending, onRetry, onAsk }: { publication: PublicationView; isPending: boolean; onRetry: () => void; onAsk: (asked: Asked) => void }) {
  const text = useText();
  const may = (act: PublicationView['allowed'][number]) => publication.allowed.includes(act);
  return (
    <>
      {may('retry') && (
        <Button look="primary" size="row" icon={<RotateCcw aria-hidden />} isPending={isPending} onPress={onRetry}>
          {text('publication-retry')}
        </Button>
      )}
      {may('declare') && (
        <Button look={may('retry') ? 'outline' : 'primary'} size="row" icon={<CircleCheck aria-hidden />} onPress={() => onAsk('present')}>
          {text('publication-present')}
        </Button>
      )}
      {may('declare') && (
        <Button size="row" icon={<CircleX aria-hidden />} onPress={() => onAsk('absent')}>
          {text('publication-absent')}
        </Button>
      )}
      {may('release') && (
        <Button look="primary" size="row" onPress={() => onAsk('decide')}>
          {text('publication-release')}
        </Button>
      )}
      {may('exempt') && publication.state === 'held' && (
        <Button size="row" onPress={() => onAsk('exempt')}>
          {text('publication-exempt')}
        </Button>
      )}
      {may('cancel') && (
        <Button look="bare" size="row" onPress={() => onAsk('cancel')}>
          {text('publication-cancel')}
        </Button>
      )}
    </>
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

/** The card of one publication. */
export function PublicationCard({ publication }: { publication: PublicationView }) {
  const text = useText();
  const typo = useTypo();
  const act = usePublicationAct(publication);
  const [asked, setAsked] = useState<Asked | null>(null);
  const network = useNetworkName()(publication.network);
  const troubled = publication.title !== null && publication.state !== 'held';
  const latest = publication.attempts.at(-1);
  const repairs = <Repairs publication={publication} isPending={act.isPending} onRetry={() => act.mutate({ act: 'retry' })} onAsk={setAsked} />;
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
        aside={<Status code={publication.state} tinted />}
      >
        <div className={style.body}>
          <Facts publication={publication} />
          {publication.held && <Held publication={publication} />}
          {publication.state === 'to_verify' && <LookThere publication={publication} />}
          {publication.findings.map((finding) => (
            <Banner key={finding.code} tone="look" title={text('publication-finding')}>
              {typo(finding.title)}
            </Banner>
          ))}
          {troubled && (
            <Problem
              title={text(`publication-problem-${publication.state === 'to_verify' || publication.state === 'missed' ? publication.state : 'failed'}`, { network })}
              happened={typo(publication.title ?? '')}
              technical={latest?.technical}
              actions={repairs}
              reference={text('publication-reference', { count: publication.attempts.length, reference: publication.id.slice(-6) })}
            />
          )}
          {act.error && <Failure error={act.error} notDone={text('publication-act-not-done')} />}
          <LiveLinks publication={publication} />
          <Attempts attempts={publication.attempts} parts={publication.segments.length} />
          {!troubled && publication.allowed.length > 0 && <div className={style.acts}>{repairs}</div>}
        </div>
      </Card>
      {asked === 'exempt' && <ExemptDialog publication={publication} onClose={() => setAsked(null)} />}
      {asked === 'decide' && <ReleaseDialog publications={[publication]} onClose={() => setAsked(null)} />}
      {asked === 'cancel' && <CancelDialog publication={publication} onClose={() => setAsked(null)} />}
      {(asked === 'present' || asked === 'absent') && <DeclareDialog publication={publication} present={asked === 'present'} onClose={() => setAsked(null)} />}
    </div>
  );
}
