// The sheet of one media: what it shows, in words; its facts; its original; its deletion.
import { useState } from 'react';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, Trash2 } from 'lucide-react';
import { api } from '@/shared/api/client.ts';
import type { AssetView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useCan, useFormat } from '@/shared/session/index.tsx';
import { AnchorButton, Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import style from './media.module.css';

const assetQuery = (id: string) => queryOptions({ queryKey: ['assets', 'one', id], queryFn: ({ signal }) => api.get<AssetView>(`/assets/${id}`, undefined, signal) });

function Preview({ asset }: { asset: AssetView }) {
  if (asset.kind === 'image') return <img src={asset.preview_url ?? asset.original_url} alt={asset.alt} className={style.preview} />;
  if (asset.kind === 'video') return <video src={asset.original_url} controls preload="metadata" className={style.preview} aria-label={asset.alt || asset.filename} />;
  return null;
}

function Facts({ asset }: { asset: AssetView }) {
  const text = useText();
  const format = useFormat();
  const added = text('media-added', { day: format.fullDate(format.day(asset.created_at)), name: asset.created_by?.name ?? '' });
  const parts = [asset.mime, asset.width && asset.height ? `${asset.width} × ${asset.height}` : null, format.size(asset.size_bytes), asset.created_by ? added : null];
  return <p className={style.quiet}>{parts.filter(Boolean).join(' · ')}</p>;
}

/** The form of the sheet. */
function Sheet({ asset, onClose }: { asset: AssetView; onClose: () => void }) {
  const text = useText();
  const client = useQueryClient();
  const mayEdit = useCan('media.edit');
  const [alt, setAlt] = useState(asset.alt);
  const [filename, setFilename] = useState(asset.filename);
  const [asks, setAsks] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: ['assets'] });
  const save = useMutation({
    mutationFn: () => api.patch<AssetView>(`/assets/${asset.id}`, { alt: alt.trim(), filename: filename.trim() || asset.filename }),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  const remove = useMutation({
    mutationFn: () => api.delete(`/assets/${asset.id}`),
    onSuccess: async () => {
      onClose();
      await refresh();
    },
  });
  return (
    <>
      {save.error && <Failure error={save.error} notDone={text('media-not-saved')} />}
      {remove.error && <Failure error={remove.error} notDone={text('media-not-deleted')} />}
      <Preview asset={asset} />
      <Facts asset={asset} />
      {asset.kind !== 'document' && (
        <TextField label={text('alt-label')} help={text('alt-help', { count: alt.length })} rows={3} value={alt} onChange={setAlt} isReadOnly={!mayEdit} autoFocus={mayEdit && asset.alt === ''} />
      )}
      <TextField label={text('media-name')} value={filename} onChange={setFilename} isReadOnly={!mayEdit} />
      {asks && (
        <div className={style.confirm} role="alert">
          <p>{text('media-delete-words')}</p>
          <Button size="row" onPress={() => setAsks(false)}>
            {text('media-keep')}
          </Button>
          <Button look="danger" size="row" isPending={remove.isPending} onPress={() => remove.mutate()}>
            {text('media-delete')}
          </Button>
        </div>
      )}
      <div className={style.sheetFoot}>
        <AnchorButton href={asset.original_url} download={asset.filename} look="bare" icon={<Download aria-hidden />}>
          {text('media-original')}
        </AnchorButton>
        {mayEdit && (
          <>
            <Button look="bare" icon={<Trash2 aria-hidden />} onPress={() => setAsks(true)} isDisabled={asks}>
              {text('media-delete-ask')}
            </Button>
            <span className={style.spread} />
            <Button look="primary" size="form" isPending={save.isPending} onPress={() => save.mutate()}>
              {text('media-save')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

/** The dialog of one media. */
export function AssetDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, refetch } = useQuery(assetQuery(id));
  const text = useText();
  return (
    <Modal title={data?.filename ?? text('media-title')} isOpen onClose={onClose} size="large">
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={3} />}
      {data && <Sheet asset={data} onClose={onClose} />}
    </Modal>
  );
}
