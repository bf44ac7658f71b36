// In the composer: the series a content belongs to, or the way to make one of it.
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Repeat } from 'lucide-react';
import type { Wish } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { occurrenceQuery } from './api.ts';
import { SpreadDialog } from './change-dialog.tsx';
import { RepeatDialog } from './repeat-dialog.tsx';
import { timingInWords } from './words.ts';
import style from './series.module.css';

interface PartOfSeriesProps {
  post: string;
  wish: Wish | null;
  /** Revision of the content: an edit makes an occurrence its own. */
  revision: number;
  mayRepeat: boolean;
  /** Saves what was typed before a series is made of it; false when it could not. */
  save: () => Promise<boolean>;
}

/** Says which series the content is an occurrence of, and offers to spread its text; or offers to repeat it. */
export function PartOfSeries({ post, wish, revision, mayRepeat, save }: PartOfSeriesProps) {
  const text = useText();
  const format = useFormat();
  const [asked, setAsked] = useState<'repeat' | 'spread' | null>(null);
  const { data } = useQuery(occurrenceQuery(post, revision));
  const ask = async (what: 'repeat' | 'spread') => {
    if (await save()) setAsked(what);
  };
  if (data === undefined) return null;
  if (data === null) {
    return (
      mayRepeat && (
        <div className={style.repeat}>
          <Button look="bare" size="row" icon={<Repeat aria-hidden />} onPress={() => void ask('repeat')}>
            {text('series-repeat')}
          </Button>
          {asked === 'repeat' && <RepeatDialog post={post} wish={wish} onClose={() => setAsked(null)} />}
        </div>
      )
    );
  }
  const { series, occurrence } = data;
  return (
    <div className={style.part}>
      <p>
        <Repeat size={16} aria-hidden />
        <span>
          <Link to="/series/$series" params={{ series: series.id }}>
            {text('series-part')}
          </Link>
          {' : '}
          {timingInWords(series.timing, text, format)}
          {occurrence.is_edited && ` (${text('series-part-edited')})`}
        </span>
      </p>
      {occurrence.is_edited && series.allowed.includes('change') && (
        <Button size="row" onPress={() => void ask('spread')}>
          {text('series-spread')}
        </Button>
      )}
      {asked === 'spread' && <SpreadDialog series={series} post={post} day={occurrence.occurs_on} onClose={() => setAsked(null)} />}
    </div>
  );
}
