// The rows of the queue: content, channel, hour and age, state, and what can be done about each.
import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowUpRight } from 'lucide-react';
import type { PublicationView } from '@/shared/api/types.ts';
import { useCommands } from '@/shared/commands/registry.ts';
import { useRowSelection } from '@/shared/commands/selection.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { serverNow } from '@/shared/time/now.ts';
import { useMoments } from '@/shared/time/words.ts';
import { NetworkGlyph, useNetworkName } from '@/shared/ui/network-glyph.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Status } from '@/shared/ui/status.tsx';
import { useLateness } from './lateness.ts';
import { useRepairs } from './repairs.tsx';
import style from './queue.module.css';

/** States whose lateness matters. */
const AGES = new Set(['held', 'missed', 'failed', 'to_verify', 'scheduled']);

function Row({ publication, rowProps }: { publication: PublicationView; rowProps: object }) {
  const text = useText();
  const typo = useTypo();
  const moments = useMoments();
  const lateness = useLateness();
  const network = useNetworkName()(publication.network);
  const { buttons, dialogs, error } = useRepairs(publication, true);
  const waits = publication.state === 'scheduled';
  const late = Math.floor((serverNow().getTime() - Date.parse(publication.due_at)) / 1000);
  return (
    <li className={style.row} {...rowProps}>
      <NetworkGlyph network={publication.network} decorative />
      <div className={style.what}>
        <Link to="/contenus/$post/publication" params={{ post: publication.post }} hash={publication.id} className={style.title}>
          {typo(publication.post_name) || text('post-untitled')}
        </Link>
        <span className={style.quiet}>
          {[typo(publication.channel?.name ?? network), publication.channel?.handle].filter(Boolean).join(' · ')}
          {publication.priority === 'crisis' && ` · ${text('publication-crisis')}`}
        </span>
        {publication.title && <span className={style.why}>{typo(publication.title)}</span>}
        {Boolean(error) && <Failure error={error} notDone={text('publication-act-not-done')} />}
        {!waits && publication.allowed.length > 0 && <div className={style.acts}>{buttons}</div>}
      </div>
      <span className={style.when}>
        <time dateTime={publication.due_at}>{moments.short(publication.due_at)}</time>
        {AGES.has(publication.state) && late >= 60 && <span className={publication.held?.is_past_window ? style.held : style.quiet}>{lateness(late)}</span>}
        {publication.state === 'scheduled' && late < 60 && publication.next_attempt_at && publication.next_attempt_at !== publication.due_at && (
          <span className={style.quiet}>{text('publication-next', { moment: moments.short(publication.next_attempt_at) })}</span>
        )}
      </span>
      <span className={style.state}>
        <Status code={publication.state} />
        {waits && publication.allowed.includes('cancel') && buttons}
      </span>
      {dialogs}
    </li>
  );
}

/** The rows of the list, moved through by J and K, opened by Entrée. */
export function QueueRows({ publications }: { publications: PublicationView[] }) {
  const text = useText();
  const navigate = useNavigate();
  const { list, selected, rowProps } = useRowSelection(publications.map(({ id }) => id));
  const current = publications.find(({ id }) => id === selected);
  useCommands(
    current
      ? [
          {
            id: 'queue-open',
            label: text('queue-open', { title: current.post_name }),
            group: 'selection',
            icon: <ArrowUpRight aria-hidden />,
            run: () => void navigate({ to: '/contenus/$post/publication', params: { post: current.post }, hash: current.id }),
          },
        ]
      : [],
  );
  return (
    <ul ref={list} className={style.rows}>
      {publications.map((publication) => (
        <Row key={publication.id} publication={publication} rowProps={rowProps(publication.id)} />
      ))}
    </ul>
  );
}
