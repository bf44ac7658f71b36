// The grid of media: picture, name, and whether its alternative text is written.
import { Link } from '@tanstack/react-router';
import { FileText, Film, TriangleAlert } from 'lucide-react';
import type { AssetView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { CircleCheckFilled } from '@/shared/ui/icons.tsx';
import style from './media.module.css';

/** The picture of an asset, or the drawing of its kind. */
function Picture({ asset }: { asset: AssetView }) {
  if (asset.kind === 'image') return <img src={asset.thumbnail_url ?? asset.original_url} alt="" loading="lazy" className={style.picture} />;
  const Drawing = asset.kind === 'video' ? Film : FileText;
  return (
    <span className={style.picture}>
      <Drawing size={32} strokeWidth={1.5} aria-hidden />
    </span>
  );
}

/** Whether someone who does not see the media is told what it shows. */
export function AltMark({ asset }: { asset: AssetView }) {
  const text = useText();
  if (asset.kind === 'document') return <span className={style.quiet}>{text('media-kind-document')}</span>;
  return asset.alt === '' ? (
    <span className={style.missing}>
      <TriangleAlert size={14} aria-hidden /> {text('alt-missing')}
    </span>
  ) : (
    <span className={style.written}>
      <CircleCheckFilled size={14} /> {text('alt-written')}
    </span>
  );
}

/** Media as cards, each a link to its sheet. */
export function AssetGrid({ assets }: { assets: AssetView[] }) {
  const format = useFormat();
  return (
    <ul className={style.grid}>
      {assets.map((asset) => (
        <li key={asset.id} className={style.asset}>
          <Picture asset={asset} />
          <div className={style.caption}>
            <Link to="/medias" search={(search) => ({ ...search, media: asset.id })} className={style.filename}>
              {asset.filename}
            </Link>
            <span className={style.facts}>
              <AltMark asset={asset} />
              <span className={style.quiet}>{asset.width && asset.height ? `${asset.width} × ${asset.height}` : format.size(asset.size_bytes)}</span>
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
