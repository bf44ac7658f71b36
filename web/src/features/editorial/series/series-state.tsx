// The state of a series: a word, a drawing and a tone.
import { CircleStop, FileCheck2, Hourglass, Repeat, type LucideIcon } from 'lucide-react';
import type { SeriesView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import style from './series.module.css';

const ICONS: Record<SeriesView['state'], LucideIcon> = { draft: Hourglass, approved: FileCheck2, running: Repeat, ended: CircleStop };

/** Shows the state of a series. */
export function SeriesState({ state }: { state: SeriesView['state'] }) {
  const text = useText();
  const Icon = ICONS[state];
  return (
    <span className={style.state} data-state={state}>
      <Icon size={16} aria-hidden />
      {text(`series-state-${state}`)}
    </span>
  );
}
