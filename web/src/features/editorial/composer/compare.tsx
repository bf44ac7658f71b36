// Two texts, side by side or as one with its changes; told by line style as well as by colour.
import { useState } from 'react';
import { diff, type Change } from '@/shared/text/diff.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { SegmentedControl } from '@/shared/ui/segmented.tsx';
import style from './compare.module.css';

interface Side {
  title: string;
  text: string;
}

function Changes({ changes, keep }: { changes: Change[]; keep: Change['kind'][] }) {
  const text = useText();
  const shown = changes.filter((change) => keep.includes(change.kind));
  if (shown.length === 0) return <p className={style.nothing}>{text('composer-empty-text')}</p>;
  return (
    <p className={style.text}>
      {shown.map((change, index) =>
        change.kind === 'added' ? (
          <ins key={index}>{change.text}</ins>
        ) : change.kind === 'removed' ? (
          <del key={index}>{change.text}</del>
        ) : (
          <span key={index}>{change.text}</span>
        ),
      )}
    </p>
  );
}

/** Compares two texts. */
export function Compare({ before, after }: { before: Side; after: Side }) {
  const text = useText();
  const [view, setView] = useState<'sides' | 'inline'>('sides');
  const changes = diff(before.text, after.text);
  return (
    <div className={style.compare}>
      <SegmentedControl
        label={text('composer-compare-view')}
        value={view}
        onChange={setView}
        options={[
          { value: 'sides', label: text('composer-compare-sides') },
          { value: 'inline', label: text('composer-compare-inline') },
        ]}
      />
      {before.text === after.text && <p>{text('composer-compare-same')}</p>}
      {view === 'sides' ? (
        <div className={style.sides}>
          <section>
            <h3>{before.title}</h3>
            <Changes changes={changes} keep={['same', 'removed']} />
          </section>
          <section>
            <h3>{after.title}</h3>
            <Changes changes={changes} keep={['same', 'added']} />
          </section>
        </div>
      ) : (
        <Changes changes={changes} keep={['same', 'removed', 'added']} />
      )}
      <p className={style.legend}>
        <del>{text('composer-compare-removed')}</del> <ins>{text('composer-compare-added')}</ins>
      </p>
    </div>
  );
}
