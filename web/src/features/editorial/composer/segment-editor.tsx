// One segment: its tools, its text, its counters.
import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { ArrowDown, ArrowUp, AtSign, Hash, Trash2 } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Tooltip } from '@/shared/ui/tooltip.tsx';
import { editorKey, useComposer } from './context.tsx';
import { Counters } from './counters.tsx';
import { moveSegment, removeSegment, setText, type Segment } from './draft.ts';
import { TextEditor, type EditorCalls, type EditorOptions, type Underline } from './editor-view.ts';
import { EmojiButton, LinkButton } from './insert-tools.tsx';
import style from './editor.module.css';

interface SegmentEditorProps {
  segment: Segment;
  index: number;
  total: number;
  placeName: string;
  onFiles: (files: File[]) => void;
}

function Tool({ label, icon, onPress }: { label: string; icon: ReactNode; onPress: () => void }) {
  return (
    <Tooltip words={label}>
      <Button look="bare" size="row" icon={icon} aria-label={label} onPress={onPress} />
    </Tooltip>
  );
}

function Tools({ index, total }: { index: number; total: number }) {
  const text = useText();
  const { place, editors, change } = useComposer();
  const insert = (words: string, spaced = true) => editors.current.get(editorKey(place, index))?.insert(words, spaced);
  return (
    <div className={style.tools} role="group" aria-label={text('composer-tools')}>
      <EmojiButton onPick={(emoji) => insert(emoji, false)} />
      <Tool label={text('composer-tool-hashtag')} icon={<Hash aria-hidden />} onPress={() => insert('#')} />
      <LinkButton onPick={(link) => insert(link)} />
      <Tool label={text('composer-tool-handle')} icon={<AtSign aria-hidden />} onPress={() => insert('@')} />
      {total > 1 && (
        <div className={style.segmentTools}>
          <span className={style.segmentName}>{text('composer-segment', { number: index + 1, total })}</span>
          <Button
            look="bare"
            size="row"
            icon={<ArrowUp aria-hidden />}
            aria-label={text('composer-segment-up', { number: index + 1 })}
            isDisabled={index === 0}
            onPress={() => change((draft) => moveSegment(draft, place, index, index - 1))}
          />
          <Button
            look="bare"
            size="row"
            icon={<ArrowDown aria-hidden />}
            aria-label={text('composer-segment-down', { number: index + 1 })}
            isDisabled={index === total - 1}
            onPress={() => change((draft) => moveSegment(draft, place, index, index + 1))}
          />
          <Button
            look="bare"
            size="row"
            icon={<Trash2 aria-hidden />}
            aria-label={text('composer-segment-remove', { number: index + 1 })}
            onPress={() => change((draft) => removeSegment(draft, place, index))}
          />
        </div>
      )}
    </div>
  );
}

/** Words to underline in this segment: what the server found at this place. */
function useUnderlines(index: number): Underline[] {
  const { findings, place, draft } = useComposer();
  const own = draft.variants.find((variant) => variant.channel === place)?.segments ?? null;
  const shownFor = place !== null && own ? place : null;
  return findings.flatMap(({ channel, segment, range, severity }) =>
    range && segment === index && channel === shownFor ? [{ from: range[0], to: range[1], severity }] : [],
  );
}

/** Shows one segment and lets it be written. */
export function SegmentEditor({ segment, index, total, placeName, onFiles }: SegmentEditorProps) {
  const text = useText();
  const { place, draft, mayEdit, locked, askToUnlock, change, editors, setActiveSegment } = useComposer();
  const holder = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor | null>(null);
  const counterId = useId();
  const found = useUnderlines(index);
  const options: EditorOptions = {
    label: total > 1 ? text('composer-text-segment', { place: placeName, number: index + 1, total }) : text('composer-text', { place: placeName }),
    describedBy: counterId,
    language: draft.language,
    placeholder: text('composer-placeholder'),
    locked: locked || !mayEdit,
  };
  const calls = useRef<EditorCalls>(null as unknown as EditorCalls);
  calls.current = {
    onChange: (words) => change((current) => setText(current, place, index, words)),
    onLocked: askToUnlock,
    onFiles,
    onFocus: () => setActiveSegment(index),
  };
  const first = useRef({ text: segment.text, options });
  useLayoutEffect(() => {
    if (!holder.current) return;
    const made = new TextEditor(holder.current, first.current.text, first.current.options, calls);
    editor.current = made;
    return () => {
      made.destroy();
      editor.current = null;
    };
  }, []);
  useLayoutEffect(() => {
    const known = editors.current;
    const key = editorKey(place, index);
    const made = editor.current;
    if (made) known.set(key, made);
    return () => {
      if (known.get(key) === made) known.delete(key);
    };
  }, [editors, place, index]);
  useLayoutEffect(() => editor.current?.setText(segment.text), [segment.text]);
  const optionsKey = JSON.stringify(options);
  useEffect(() => editor.current?.setOptions(JSON.parse(optionsKey) as EditorOptions), [optionsKey]);
  const foundKey = JSON.stringify(found);
  useEffect(() => editor.current?.setUnderlines(JSON.parse(foundKey) as Underline[]), [foundKey]);
  return (
    <div className={style.editor} data-locked={options.locked || undefined}>
      {mayEdit && !locked && <Tools index={index} total={total} />}
      <div ref={holder} className={style.text} />
      <div id={counterId} className={style.foot}>
        <Counters text={segment.text} />
      </div>
    </div>
  );
}
