// The lines of a file: what each says, what it would make, and what is wrong with it.
import { Link } from '@tanstack/react-router';
import type { ImportLineView, ImportPreviewView, Intention, Passage } from '@/shared/api/import-types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useFormat } from '@/shared/session/index.tsx';
import { serverNow } from '@/shared/time/now.ts';
import { Checkbox } from '@/shared/ui/checkbox.tsx';
import { CircleAlertFilled, TriangleAlertFilled } from '@/shared/ui/icons.tsx';
import { NetworkGlyph, useNetworkName } from '@/shared/ui/network-glyph.tsx';
import { Select } from '@/shared/ui/select.tsx';
import { ThemeDot } from '@/shared/ui/theme-dot.tsx';
import { asksPassage, chosenOf, standingOf } from './lines.ts';
import style from './import.module.css';

interface LinesTableProps {
  preview: ImportPreviewView;
  intention: Intention;
  passages: ReadonlyMap<number, Passage>;
  leftOut: ReadonlySet<number>;
  onToggle: (line: number) => void;
  onToggleAll: (all: boolean) => void;
  onPassage: (line: number, passage: Passage) => void;
}

/** The day and the clock as they are on the wall: nothing is converted. */
function When({ line, zone }: { line: ImportLineView; zone: string }) {
  const text = useText();
  const format = useFormat();
  if (!line.due) return <span className={style.quiet}>{text('import-no-date')}</span>;
  return (
    <span className={style.when}>
      {format.shortDay(line.due.local.slice(0, 10), format.day(serverNow()))} {line.due.local.slice(11, 16)}
      {line.due.zone !== zone && <span className={style.quiet}>{line.due.zone}</span>}
    </span>
  );
}

function What({ line }: { line: ImportLineView }) {
  const text = useText();
  const typo = useTypo();
  return (
    <div className={style.what}>
      <span className={style.title}>{line.title ? typo(line.title) : <span className={style.quiet}>{text('import-no-title')}</span>}</span>
      <p className={style.text}>{typo(line.text)}</p>
      {line.theme && (
        <span className={style.theme}>
          <ThemeDot theme={line.theme} />
        </span>
      )}
    </div>
  );
}

function Channels({ line }: { line: ImportLineView }) {
  const names = useNetworkName();
  const typo = useTypo();
  return (
    <ul className={style.channels}>
      {line.channels.map((channel) => (
        <li key={channel.id}>
          <NetworkGlyph network={channel.network} decorative />
          <span>
            <span className="visually-hidden">{names(channel.network)} </span>
            {typo(channel.name)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Result({ line, props }: { line: ImportLineView; props: LinesTableProps }) {
  const text = useText();
  const standing = standingOf(line);
  const { intention, passages, leftOut, onPassage } = props;
  const words = {
    ready: leftOut.has(line.line) ? 'import-left-out' : `import-will-${intention}`,
    asked: 'import-will-wait',
    wrong: 'import-will-nothing',
    already: 'import-will-already',
  }[standing];
  return (
    <div className={style.result}>
      <span className={style.will} data-standing={leftOut.has(line.line) ? 'out' : standing}>
        {text(words)}
      </span>
      {line.already && (
        <Link to="/contenus/$post" params={{ post: line.already }}>
          {text('import-see')}
        </Link>
      )}
      {standing !== 'already' &&
        line.faults.map((fault) => (
          <p key={fault.code + fault.sentence} className={style.fault}>
            <CircleAlertFilled size={14} /> <span>{fault.sentence}</span>
          </p>
        ))}
      {standing !== 'already' &&
        line.warnings.map((warning) => (
          <p key={warning.code + warning.sentence} className={style.warning}>
            <TriangleAlertFilled size={14} /> <span>{warning.sentence}</span>
          </p>
        ))}
      {asksPassage(line, intention) && (
        <Select
          label={text('import-passage')}
          placeholder={text('import-passage')}
          value={passages.get(line.line) ?? null}
          onChange={(value) => onPassage(line.line, value as Passage)}
          choices={(['earlier', 'later'] as const).map((value) => ({ value, label: text(`import-passage-${value}`) }))}
        />
      )}
    </div>
  );
}

/** The table of the preview; on a phone each line is a block. */
export function LinesTable(props: LinesTableProps) {
  const text = useText();
  const { preview, leftOut, onToggle, onToggleAll } = props;
  const ready = chosenOf(preview.lines, new Set());
  const chosen = chosenOf(preview.lines, leftOut);
  return (
    <table className={style.table}>
      <caption className="visually-hidden">{text('import-table')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              aria-label={text('import-choose-all')}
              isDisabled={ready.length === 0}
              isSelected={ready.length > 0 && chosen.length === ready.length}
              isIndeterminate={chosen.length > 0 && chosen.length < ready.length}
              onChange={onToggleAll}
            />
          </th>
          <th scope="col">{text('import-column-line')}</th>
          <th scope="col">{text('import-column-post')}</th>
          <th scope="col">{text('import-column-channels')}</th>
          <th scope="col">{text('import-column-when')}</th>
          <th scope="col">{text('import-column-result')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.lines.map((line) => {
          const standing = standingOf(line);
          return (
            <tr key={line.line} data-standing={standing}>
              <td>
                <Checkbox
                  aria-label={text('import-choose-line', { line: line.line })}
                  isDisabled={standing !== 'ready'}
                  isSelected={standing === 'ready' && !leftOut.has(line.line)}
                  onChange={() => onToggle(line.line)}
                />
              </td>
              <th scope="row" data-title={text('import-column-line')}>
                {line.line}
              </th>
              <td>
                <What line={line} />
              </td>
              <td>
                <Channels line={line} />
              </td>
              <td>
                <When line={line} zone={preview.zone} />
              </td>
              <td>
                <Result line={line} props={props} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
