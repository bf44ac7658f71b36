// Where one writes: details, channels, text, media.
import { useState } from 'react';
import { Lock, ListPlus } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { Banner } from '@/shared/ui/banner.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { AdaptedBanner } from './adapted.tsx';
import { ChannelTabs, useTabName } from './channel-tabs.tsx';
import { useComposer } from './context.tsx';
import { useReaders } from './counters.tsx';
import { limitsOf } from './counting.ts';
import { Details } from './details.tsx';
import { addMedia, addSegment, segmentsAt } from './draft.ts';
import { FirstComment } from './first-comment.tsx';
import { LibraryDialog } from './library-dialog.tsx';
import { MediaList } from './media.tsx';
import { OptionsPanel } from './options-panel.tsx';
import { PollPanel } from './poll-panel.tsx';
import { SegmentEditor } from './segment-editor.tsx';
import { useUploads, type Uploads } from './use-uploads.ts';
import { stageOf } from './wire.ts';
import style from './composer.module.css';

/** What an edit would undo, said before it is made. */
function EditNote() {
  const text = useText();
  const { snapshot, locked, mayEdit, askToUnlock } = useComposer();
  const stage = stageOf(snapshot.post);
  if (locked && mayEdit) {
    return (
      <Banner
        tone="info"
        icon={<Lock size={18} aria-hidden />}
        title={text('composer-locked')}
        action={
          <Button size="row" onPress={askToUnlock}>
            {text('composer-unlock')}
          </Button>
        }
      >
        {text('composer-locked-words')}
      </Banner>
    );
  }
  if (mayEdit && (stage === 'in_review' || stage === 'approved')) return <p className={style.note}>{text(`composer-note-${stage}`)}</p>;
  return null;
}

/** Texts and media of the selected place. */
function Segments({ sending }: { sending: Uploads }) {
  const text = useText();
  const nameOf = useTabName();
  const { draft, place, change, mayEdit, locked } = useComposer();
  const [choosing, setChoosing] = useState<number | null>(null);
  const segments = segmentsAt(draft, place);
  const threads = useReaders().some((channel) => limitsOf(channel).segments_max > 1);
  const send = (segment: number, files: File[]) => {
    if (mayEdit && !locked) sending.add(files, { place, segment });
  };
  const placeName = place === null ? text('composer-original') : nameOf(place);
  return (
    <>
      {segments.map((segment, index) => (
        <div
          key={segment.key}
          className={style.segment}
          onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
          onDrop={(event) => {
            if (event.defaultPrevented || event.dataTransfer.files.length === 0) return;
            event.preventDefault();
            send(index, [...event.dataTransfer.files]);
          }}
        >
          <SegmentEditor key={place} segment={segment} index={index} total={segments.length} placeName={placeName} onFiles={(files) => send(index, files)} />
          <MediaList
            segment={index}
            media={segment.media}
            sending={sending}
            onFiles={(files) => send(index, files)}
            onLibrary={() => setChoosing(index)}
          />
        </div>
      ))}
      {threads && mayEdit && !locked && (
        <Button className={style.thread} look="bare" size="row" icon={<ListPlus aria-hidden />} onPress={() => change((current) => addSegment(current, place))}>
          {text('composer-segment-add')}
        </Button>
      )}
      {choosing !== null && (
        <LibraryDialog
          used={segments[choosing]?.media.map((media) => media.asset.id) ?? []}
          onClose={() => setChoosing(null)}
          onPick={(assets) => {
            assets.forEach((asset) => change((current) => addMedia(current, place, choosing, asset)));
            setChoosing(null);
          }}
        />
      )}
    </>
  );
}

/** The first pane. */
export function WritePane() {
  const { change } = useComposer();
  const sending = useUploads((asset, { place, segment }) => change((current) => addMedia(current, place, segment, asset)));
  return (
    <>
      <Details />
      <ChannelTabs>
        <div className={style.place}>
          <EditNote />
          <AdaptedBanner />
          <Segments sending={sending} />
          <PollPanel />
          <OptionsPanel />
          <FirstComment />
        </div>
      </ChannelTabs>
    </>
  );
}
