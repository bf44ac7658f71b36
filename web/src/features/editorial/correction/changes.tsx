// What changes between what is out and what is corrected, told by line style as well as by colour.
import { diff } from '@/shared/text/diff.ts';
import { useText } from '@/shared/i18n/index.tsx';
import style from './correction.module.css';

/** One text with its changes in place. */
export function Changes({ before, after }: { before: string; after: string }) {
  const text = useText();
  if (before === after) return <p className={style.quiet}>{text('correction-same')}</p>;
  return (
    <figure className={style.changes}>
      <figcaption>{text('correction-changes')}</figcaption>
      <p>
        {diff(before, after).map((change, index) =>
          change.kind === 'added' ? (
            <ins key={index}>{change.text}</ins>
          ) : change.kind === 'removed' ? (
            <del key={index}>{change.text}</del>
          ) : (
            <span key={index}>{change.text}</span>
          ),
        )}
      </p>
    </figure>
  );
}
