// Importer des contenus: a file is chosen, every line is read again, and the lines that are chosen are made together.
import { useState } from 'react';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { CircleCheck, FileSpreadsheet, Upload } from 'lucide-react';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { api, newKey } from '@/shared/api/client.ts';
import type { ImportPreviewView, ImportedView, Intention, Passage, PreviewImportBody } from '@/shared/api/import-types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useCan } from '@/shared/session/index.tsx';
import { Button, LinkButton } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Failure, Problem } from '@/shared/ui/problem.tsx';
import { SegmentedControl } from '@/shared/ui/segmented.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { base64Of, chosenOf, countsOf, FILE_MAX_BYTES, passagesOf, toggled } from './lines.ts';
import { LinesTable } from './lines-table.tsx';
import style from './import.module.css';

interface Chosen {
  name: string;
  base64: string;
  /** Tells one choice from the next, even of the same file. */
  key: string;
}

/** Words on the file that was read. */
function ReadAs({ name, preview }: { name: string; preview: ImportPreviewView }) {
  const text = useText();
  const counts = countsOf(preview.lines);
  const separator = preview.separator === '\t' ? text('import-tab') : preview.separator;
  return (
    <div className={style.facts}>
      <p className={style.counts} role="status">
        <strong>{text('import-counts', { ready: counts.ready })}</strong>
        {counts.wrong + counts.asked > 0 && <span className={style.wrong}>{text('import-counts-wrong', { wrong: counts.wrong + counts.asked })}</span>}
        {counts.already > 0 && <span>{text('import-counts-already', { already: counts.already })}</span>}
      </p>
      <p>{text('import-read-as', { name, encoding: preview.encoding, separator })}</p>
      <p>{text('import-zone', { zone: preview.zone })}</p>
      {preview.ignored_columns.length > 0 && (
        <p>{text('import-ignored', { count: preview.ignored_columns.length, names: preview.ignored_columns.join(', ') })}</p>
      )}
    </div>
  );
}

function Done({ imported, onAnother }: { imported: ImportedView; onAnother: () => void }) {
  const text = useText();
  return (
    <Card>
      <EmptyState
        level={2}
        icon={<CircleCheck />}
        title={text('import-done', { count: imported.created.length })}
        action={
          <>
            <LinkButton to="/contenus" search={{ ordre: 'modification' }} look="primary">
              {text('import-done-see')}
            </LinkButton>
            <LinkButton to="/calendrier">{text('import-done-calendar')}</LinkButton>
            <Button look="bare" onPress={onAnother}>
              {text('import-another')}
            </Button>
          </>
        }
      >
        {imported.created.length > 0 && text('import-done-words')}{' '}
        {imported.already.length > 0 && text('import-done-already', { count: imported.already.length })}
      </EmptyState>
    </Card>
  );
}

/** What is known of a chosen file, asked again when what its lines become changes. */
function useImport(chosen: Chosen | null, intention: Intention) {
  const [passages, setPassages] = useState<ReadonlyMap<number, Passage>>(new Map());
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set());
  const body: PreviewImportBody = { file: chosen?.base64 ?? '', intention, passages: passagesOf(passages) };
  const preview = useQuery({
    queryKey: ['import-preview', chosen?.key, intention, body.passages],
    queryFn: ({ signal }) => api.post<ImportPreviewView>('/posts/import/preview', body, { signal }),
    enabled: chosen !== null,
    placeholderData: (before, query) => (query?.queryKey[1] === chosen?.key ? keepPreviousData(before) : undefined),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const lines = preview.data ? chosenOf(preview.data.lines, leftOut) : [];
  const confirm = useMutation({
    mutationFn: () => api.post<ImportedView>('/posts/import', { ...body, lines }, { idempotencyKey: newKey() }),
    // What was made before it was interrupted is shown as such.
    onError: () => void preview.refetch(),
  });
  const restart = () => {
    setPassages(new Map());
    setLeftOut(new Set());
    confirm.reset();
  };
  return { preview, lines, confirm, restart, passages, setPassages, leftOut, setLeftOut };
}

/** The screen of the import. */
export function ImportScreen() {
  const text = useText();
  const maySchedule = [useCan('post.schedule'), useCan('post.approve')].every(Boolean);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [intention, setIntention] = useState<Intention>('draft');
  const [refused, setRefused] = useState<string | null>(null);
  const { preview, lines, confirm, restart, passages, setPassages, leftOut, setLeftOut } = useImport(chosen, intention);
  const take = async (files: File[]) => {
    const [file] = files;
    if (!file) return;
    restart();
    setChosen(null);
    if (files.length > 1) return setRefused(text('import-not-one'));
    if (file.size > FILE_MAX_BYTES) return setRefused(text('import-too-large'));
    setRefused(null);
    const bytes = new Uint8Array(await file.arrayBuffer());
    return setChosen({ name: file.name, base64: base64Of(bytes), key: newKey() });
  };
  const chooser = (look: 'primary' | 'outline', label: string) => (
    <FileTrigger acceptedFileTypes={['.csv', '.txt', '.tsv', 'text/csv']} onSelect={(files) => files && void take([...files])}>
      <Button look={look} icon={<Upload aria-hidden />}>
        {text(label)}
      </Button>
    </FileTrigger>
  );
  const intentions: Intention[] = maySchedule ? ['draft', 'submit', 'schedule'] : ['draft', 'submit'];
  const data = preview.data;
  return (
    <Page title={text('import-title')} actions={chosen && !confirm.data && chooser('outline', 'import-choose-other')}>
      <DropZone
        className={style.screen}
        aria-label={text('import-drop')}
        onDrop={(event) => {
          const files = event.items.filter((item) => item.kind === 'file').map((item) => item.getFile());
          void Promise.all(files).then(take);
        }}
      >
        {refused && <Problem title={refused} />}
        {confirm.data && (
          <Done
            imported={confirm.data}
            onAnother={() => {
              restart();
              setChosen(null);
            }}
          />
        )}
        {!chosen && !confirm.data && (
          <Card>
            <EmptyState level={2} icon={<FileSpreadsheet />} title={text('import-choose-csv')} action={chooser('primary', 'import-choose')}>
              {text('import-words')} {text('import-columns')}
            </EmptyState>
          </Card>
        )}
        {chosen && !confirm.data && (
          <>
            <div className={style.bar}>
              <SegmentedControl
                label={text('import-intention')}
                value={intention}
                onChange={setIntention}
                options={intentions.map((value) => ({ value, label: text(`import-intention-${value}`) }))}
              />
              <p className={style.quiet}>{text(`import-intention-${intention}-words`)}</p>
            </div>
            {preview.error && <Failure error={preview.error} notDone={text('import-not-done')} />}
            {!data && !preview.error && (
              <Card>
                <Skeleton rows={6} onRetry={() => void preview.refetch()} />
              </Card>
            )}
            {confirm.error && <Failure error={confirm.error} notDone={text('import-interrupted')} />}
            {data && !preview.error && (
              <>
                <div className={style.head}>
                  <ReadAs name={chosen.name} preview={data} />
                  <Button
                    look="primary"
                    isDisabled={lines.length === 0 || preview.isPlaceholderData}
                    isPending={confirm.isPending}
                    onPress={() => confirm.mutate()}
                  >
                    {text('import-confirm', { count: lines.length })}
                  </Button>
                </div>
                <Card flush>
                  <LinesTable
                    preview={data}
                    intention={intention}
                    passages={passages}
                    leftOut={leftOut}
                    onToggle={(line) => setLeftOut(toggled(leftOut, line))}
                    onToggleAll={(all) => setLeftOut(all ? new Set() : new Set(chosenOf(data.lines, new Set())))}
                    onPassage={(line, passage) => setPassages(new Map(passages).set(line, passage))}
                  />
                </Card>
              </>
            )}
          </>
        )}
      </DropZone>
    </Page>
  );
}
