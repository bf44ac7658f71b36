// Choosing media in the library.
import { useDeferredValue, useState } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Check, FileText, Film } from 'lucide-react';
import { assetsQuery } from '@/shared/api/queries.ts';
import type { AssetView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { classes } from '@/shared/ui/classes.ts';
import { LoadMore } from '@/shared/ui/load-more.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { SearchField } from '@/shared/ui/search-field.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import style from './library-dialog.module.css';

interface LibraryDialogProps {
  /** Already in the segment. */
  used: string[];
  onPick: (assets: AssetView[]) => void;
  onClose: () => void;
}

function Choice({ asset, chosen, used, onToggle }: { asset: AssetView; chosen: boolean; used: boolean; onToggle: () => void }) {
  const text = useText();
  return (
    <li>
      <label className={classes(style.choice, chosen && style.chosen)}>
        <input type="checkbox" className="visually-hidden" checked={chosen || used} disabled={used} onChange={onToggle} />
        {asset.kind === 'image' && asset.thumbnail_url ? (
          <img src={asset.thumbnail_url} alt="" loading="lazy" />
        ) : (
          <span className={style.noPicture}>{asset.kind === 'video' ? <Film aria-hidden /> : <FileText aria-hidden />}</span>
        )}
        {(chosen || used) && (
          <span className={style.check}>
            <Check size={14} strokeWidth={3} aria-hidden />
          </span>
        )}
        <span className={style.name}>{asset.filename}</span>
        <span className={style.alt}>{used ? text('composer-library-used') : asset.alt || text('composer-library-no-alt')}</span>
      </label>
    </li>
  );
}

/** Lists the library and hands over what is chosen. */
export function LibraryDialog({ used, onPick, onClose }: LibraryDialogProps) {
  const text = useText();
  const [words, setWords] = useState('');
  const q = useDeferredValue(words);
  const [chosen, setChosen] = useState<AssetView[]>([]);
  const assets = useInfiniteQuery(assetsQuery({ q }));
  const found = assets.data?.pages.flatMap((page) => page.items).filter((asset) => asset.kind !== 'document') ?? [];
  const toggle = (asset: AssetView) =>
    setChosen((all) => (all.some((each) => each.id === asset.id) ? all.filter((each) => each.id !== asset.id) : [...all, asset]));
  return (
    <Modal
      title={text('composer-library')}
      size="large"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          <Button look="primary" size="form" isDisabled={chosen.length === 0} onPress={() => onPick(chosen)}>
            {text('composer-library-add', { count: chosen.length })}
          </Button>
        </>
      }
    >
      <SearchField label={text('composer-library-search')} value={words} onChange={setWords} autoFocus />
      {assets.error ? (
        <Failure error={assets.error} onRetry={() => void assets.refetch()} />
      ) : assets.isPending ? (
        <Skeleton />
      ) : found.length === 0 ? (
        <p className={style.none}>{text('composer-library-empty')}</p>
      ) : (
        <ul className={style.list}>
          {found.map((asset) => (
            <Choice
              key={asset.id}
              asset={asset}
              chosen={chosen.some((each) => each.id === asset.id)}
              used={used.includes(asset.id)}
              onToggle={() => toggle(asset)}
            />
          ))}
        </ul>
      )}
      {assets.hasNextPage && <LoadMore shown={found.length} hasMore isLoading={assets.isFetchingNextPage} onMore={() => void assets.fetchNextPage()} />}
    </Modal>
  );
}
