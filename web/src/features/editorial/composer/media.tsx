// The media of one segment: alternative text of each use, order, removal, files on their way.
import { useId } from 'react';
import { ChevronLeft, ChevronRight, FileText, Film, ImagePlus, Upload as UploadIcon, X } from 'lucide-react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { TextArea } from 'react-aria-components/TextArea';
import { Label } from 'react-aria-components/Label';
import { TextField } from 'react-aria-components/TextField';
import { useText } from '@/shared/i18n/index.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { graphemesOf } from '@/shared/text/length.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Count } from '@/shared/ui/card.tsx';
import { fieldStyle } from '@/shared/ui/field.tsx';
import { CircleAlertFilled, CircleCheckFilled } from '@/shared/ui/icons.tsx';
import { useFailureWords } from '@/shared/ui/problem.tsx';
import { altFieldId, useComposer } from './context.tsx';
import { useReaders } from './counters.tsx';
import { limitsOf } from './counting.ts';
import { moveMedia, removeMedia, setAlt, type Media } from './draft.ts';
import type { Upload, Uploads } from './use-uploads.ts';
import style from './media.module.css';

function Picture({ media }: { media: Media }) {
  const { asset } = media;
  if (asset.kind === 'image' && asset.thumbnail_url) return <img className={style.picture} src={asset.thumbnail_url} alt="" loading="lazy" />;
  return <span className={style.noPicture}>{asset.kind === 'video' ? <Film aria-hidden /> : <FileText aria-hidden />}</span>;
}

function Alternative({ media, segment, index }: { media: Media; segment: number; index: number }) {
  const text = useText();
  const format = useFormat();
  const { place, change, mayEdit, locked, askToUnlock } = useComposer();
  const stateId = useId();
  const max = Math.min(2_000, ...useReaders().map((channel) => limitsOf(channel).images.alt_max));
  const length = graphemesOf(media.alt);
  const missing = media.alt.trim() === '';
  const tooLong = length > max;
  return (
    <TextField
      className={fieldStyle.field}
      value={media.alt}
      isInvalid={missing || tooLong}
      isReadOnly={!mayEdit || locked}
      onChange={(alt) => change((draft) => setAlt(draft, place, segment, index, alt))}
      aria-describedby={stateId}
    >
      <Label className={style.altLabel}>
        {text('composer-alt')}
        <span className="visually-hidden"> {text('composer-alt-of', { name: media.asset.filename })}</span>
      </Label>
      <TextArea
        id={altFieldId(segment, index)}
        className={fieldStyle.control}
        rows={2}
        placeholder={text('composer-alt-placeholder')}
        onKeyDown={() => locked && mayEdit && askToUnlock()}
      />
      <p id={stateId} className={style.altState}>
        {missing ? (
          <span className={style.missing}>
            <CircleAlertFilled size={15} /> {text('composer-alt-missing')}
          </span>
        ) : tooLong ? (
          <span className={style.missing}>
            <CircleAlertFilled size={15} /> {text('composer-alt-too-long', { count: length - max })}
          </span>
        ) : (
          <span className={style.present}>
            <CircleCheckFilled size={15} /> {text('composer-alt-present')}
          </span>
        )}
        {!missing && <span className={style.altCount}>{text('composer-alt-count', { count: format.number(length), max: format.number(max) })}</span>}
      </p>
    </TextField>
  );
}

function MediaCard({ media, segment, index, total }: { media: Media; segment: number; index: number; total: number }) {
  const text = useText();
  const format = useFormat();
  const { place, change, mayEdit, locked } = useComposer();
  const { asset } = media;
  const move = (to: number) => change((draft) => moveMedia(draft, place, segment, index, to));
  return (
    <li className={style.card}>
      <div className={style.frame}>
        <Picture media={media} />
        {mayEdit && !locked && (
          <div className={style.cardTools}>
            {total > 1 && (
              <>
                <Button
                  size="row"
                  icon={<ChevronLeft aria-hidden />}
                  aria-label={text('composer-media-before', { name: asset.filename })}
                  isDisabled={index === 0}
                  onPress={() => move(index - 1)}
                />
                <Button
                  size="row"
                  icon={<ChevronRight aria-hidden />}
                  aria-label={text('composer-media-after', { name: asset.filename })}
                  isDisabled={index === total - 1}
                  onPress={() => move(index + 1)}
                />
              </>
            )}
            <Button
              size="row"
              icon={<X aria-hidden />}
              aria-label={text('composer-media-remove', { name: asset.filename })}
              onPress={() => change((draft) => removeMedia(draft, place, segment, index))}
            />
          </div>
        )}
      </div>
      <p className={style.name}>
        <span className={style.filename} title={asset.filename}>
          {asset.filename}
        </span>
        <span className={style.size}>
          {asset.width !== null && asset.height !== null ? `${format.number(asset.width)} × ${format.number(asset.height)}` : format.size(asset.size_bytes)}
        </span>
      </p>
      <Alternative media={media} segment={segment} index={index} />
    </li>
  );
}

function UploadCard({ upload, sending }: { upload: Upload; sending: Uploads }) {
  const text = useText();
  const words = useFailureWords();
  const failed = upload.state === 'failed';
  const paused = upload.state === 'paused';
  return (
    <li className={style.card}>
      <p className={style.name}>
        <span className={style.filename}>{upload.file.name}</span>
      </p>
      {failed ? (
        <p className={style.missing} role="alert">
          <CircleAlertFilled size={15} /> {words(upload.error).title}
        </p>
      ) : (
        <progress className={style.progress} value={upload.ratio} aria-label={text('composer-upload-progress', { name: upload.file.name })} />
      )}
      <div className={style.uploadActs}>
        {(failed || paused) && (
          <Button size="row" onPress={() => void sending.resume(upload)}>
            {text(paused ? 'composer-upload-resume' : 'action-retry')}
          </Button>
        )}
        {upload.state === 'sending' && upload.resumable && (
          <Button size="row" onPress={() => sending.pause(upload.id)}>
            {text('composer-upload-pause')}
          </Button>
        )}
        <Button look="bare" size="row" onPress={() => sending.forget(upload.id)}>
          {failed ? text('composer-upload-forget') : text('composer-upload-cancel')}
        </Button>
      </div>
    </li>
  );
}

interface MediaListProps {
  segment: number;
  media: Media[];
  sending: Uploads;
  onFiles: (files: File[]) => void;
  onLibrary: () => void;
}

/** Media of one segment, and the ways to add some. */
export function MediaList({ segment, media, sending, onFiles, onLibrary }: MediaListProps) {
  const text = useText();
  const { mayEdit, locked, place } = useComposer();
  const title = useId();
  const uploads = sending.uploads.filter((upload) => upload.place === place && upload.segment === segment);
  return (
    <section className={style.media} aria-labelledby={title}>
      <div className={style.head}>
        <h2 id={title}>{text('composer-media')}</h2>
        {media.length > 0 && <Count>{media.length}</Count>}
        {mayEdit && !locked && (
          <div className={style.add}>
            <FileTrigger
              allowsMultiple
              acceptedFileTypes={['image/*', 'video/*']}
              onSelect={(files) => files && onFiles([...files])}
            >
              <Button size="row" icon={<UploadIcon aria-hidden />}>
                {text('composer-media-upload')}
              </Button>
            </FileTrigger>
            <Button size="row" icon={<ImagePlus aria-hidden />} onPress={onLibrary}>
              {text('composer-media-library')}
            </Button>
          </div>
        )}
      </div>
      {media.length + uploads.length > 0 ? (
        <ol className={style.list}>
          {media.map((each, index) => (
            <MediaCard key={`${place}-${each.asset.id}`} media={each} segment={segment} index={index} total={media.length} />
          ))}
          {uploads.map((upload) => (
            <UploadCard key={upload.id} upload={upload} sending={sending} />
          ))}
        </ol>
      ) : (
        mayEdit && !locked && <p className={style.hint}>{text('composer-media-hint')}</p>
      )}
    </section>
  );
}
