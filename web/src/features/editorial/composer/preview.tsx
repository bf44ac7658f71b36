// How the content will look on each channel, drawn here; never markup, never a call to the network.
import { useState } from 'react';
import { Laptop, Smartphone } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { SegmentedControl } from '@/shared/ui/segmented.tsx';
import { useComposer } from './context.tsx';
import { limitsOf } from './counting.ts';
import { segmentsAt } from './draft.ts';
import { PostPreview, type Width } from './post-preview.tsx';
import style from './preview.module.css';

/** Previews drawn before the rest is asked for. */
const FIRST = 3;

/** Previews of every channel, the selected one first. */
export function Preview({ width, onWidth }: { width: Width; onWidth: (width: Width) => void }) {
  const text = useText();
  const format = useFormat();
  const { draft, place, channels } = useComposer();
  const [all, setAll] = useState(false);
  const chosen = draft.variants.flatMap((variant) => channels.get(variant.channel) ?? []);
  const ordered = [...chosen].sort((a, b) => Number(b.id === place) - Number(a.id === place));
  const shown = all ? ordered : ordered.slice(0, FIRST);
  const readOn = chosen.map((channel) => limitsOf(channel).read_on).sort()[0];
  return (
    <>
      <div className={style.head}>
        <h2>{text('composer-preview')}</h2>
        <SegmentedControl
          label={text('composer-preview-width')}
          value={width}
          onChange={onWidth}
          options={[
            { value: 'mobile', label: text('composer-preview-mobile'), icon: <Smartphone size={16} aria-hidden /> },
            { value: 'desk', label: text('composer-preview-desk'), icon: <Laptop size={16} aria-hidden /> },
          ]}
        />
      </div>
      {shown.length === 0 && (
        <>
          <p className={style.none}>{text('composer-preview-none')}</p>
          <PostPreview channel={null} segments={draft.segments} width={width} />
        </>
      )}
      {shown.map((channel) => (
        <PostPreview key={channel.id} channel={channel} segments={segmentsAt(draft, channel.id)} width={width} />
      ))}
      {ordered.length > shown.length && (
        <Button size="row" onPress={() => setAll(true)}>
          {text('composer-preview-rest', { count: ordered.length - shown.length })}
        </Button>
      )}
      <p className={style.note}>
        {readOn ? text('composer-preview-note', { date: format.fullDate(readOn) }) : text('composer-preview-note-plain')}
      </p>
    </>
  );
}
