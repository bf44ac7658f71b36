// One held publication in the dialog that resumes: what it is, how late, and its own choice.
import { TriangleAlert } from 'lucide-react';
import type { PublicationView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useMoments } from '@/shared/time/words.ts';
import { NetworkGlyph, useNetworkName } from '@/shared/ui/network-glyph.tsx';
import { Select } from '@/shared/ui/select.tsx';
import { canGiveUp, type Fate } from './release-choices.ts';
import { useLateness } from './lateness.ts';
import style from './pause.module.css';

interface HeldRowProps {
  publication: PublicationView;
  /** Null follows the choice made for all. */
  fate: Fate | null;
  /** Absent when it is alone: the choice for all is its own. */
  onFate?: (fate: Fate | null) => void;
}

/** One row. */
export function HeldRow({ publication, fate, onFate }: HeldRowProps) {
  const text = useText();
  const typo = useTypo();
  const moments = useMoments();
  const lateness = useLateness();
  const network = useNetworkName()(publication.network);
  const title = typo(publication.post_name) || text('post-untitled');
  const out = publication.segments.filter(({ state }) => state === 'published').length;
  const fates: Fate[] = canGiveUp(publication) ? ['send', 'reschedule', 'cancel', 'keep'] : ['send', 'reschedule', 'keep'];
  return (
    <li className={style.held}>
      <NetworkGlyph network={publication.network} decorative />
      <div className={style.what}>
        <span className={style.title}>{title}</span>
        <span className={style.quiet}>
          {typo(publication.channel?.name ?? network)} · {text('publication-due', { moment: moments.sentence(publication.due_at) })}
          {out > 0 && ` · ${text('held-half-out', { out, total: publication.segments.length })}`}
        </span>
        {publication.held && (
          <span className={publication.held.is_past_window ? style.past : style.late}>
            {publication.held.is_past_window && <TriangleAlert size={14} aria-hidden />}
            {lateness(publication.held.late_seconds)}
            {publication.held.is_past_window && ` · ${text('held-past-window')}`}
          </span>
        )}
      </div>
      {onFate && (
        <div className={style.fate}>
          <Select
            label={text('resume-own', { title })}
            hideLabel
            choices={[{ value: 'all', label: text('resume-like-all') }, ...fates.map((each) => ({ value: each, label: text(`resume-own-${each}`) }))]}
            value={fate ?? 'all'}
            onChange={(value) => onFate(value === 'all' ? null : (value as Fate))}
          />
        </div>
      )}
    </li>
  );
}
