// Whether the text is safe, always in sight; told aloud at most once every ten seconds.
import { useEffect, useRef, useState } from 'react';
import { CloudAlert, CloudCheck, CloudUpload } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { useFormat } from '@/shared/session/index.tsx';
import { isUnsaved } from './autosave.ts';
import { useComposer } from './context.tsx';
import style from './header.module.css';

/** Milliseconds between two sentences told aloud. */
const ALOUD_MS = 10_000;

/** Words for a `status` region, at most one sentence every ten seconds, the latest one winning; empty until it is told. */
export function useThrottled(words: string): string {
  const [told, setTold] = useState(words);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + ALOUD_MS - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      setTold(words);
    }, wait);
    return () => clearTimeout(timer);
  }, [words]);
  return told === words ? told : '';
}

/** Says when the text was saved, or why it was not. */
export function SaveState() {
  const text = useText();
  const format = useFormat();
  const { saving } = useComposer().snapshot;
  const unsaved = isUnsaved(saving);
  const failed = saving.phase === 'retrying' || saving.phase === 'refused' || saving.phase === 'conflict';
  const words = failed
    ? text('composer-unsaved', { reason: saving.phase === 'conflict' ? text('composer-unsaved-conflict') : (saving.refusal?.reason ?? '') })
    : unsaved
      ? text('composer-saving')
      : saving.savedAt
        ? text('composer-saved', { hour: format.hour(saving.savedAt) })
        : '';
  const aloud = useThrottled(unsaved && !failed ? '' : words);
  const Icon = failed ? CloudAlert : unsaved ? CloudUpload : CloudCheck;
  return (
    <span className={style.save} data-failed={failed || undefined}>
      <Icon size={16} aria-hidden />
      <span>{words}</span>
      <span className="visually-hidden" role="status">
        {aloud}
      </span>
    </span>
  );
}
