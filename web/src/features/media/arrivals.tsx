// Files on their way: how far each is, and what can be done with it.
import { Pause, Play, X } from 'lucide-react';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { useText } from '@/shared/i18n/index.tsx';
import type { Sending, useUploads } from '@/shared/media/use-uploads.ts';
import { useFormat } from '@/shared/session/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { CircleCheckFilled } from '@/shared/ui/icons.tsx';
import { useFailureWords } from '@/shared/ui/problem.tsx';
import style from './media.module.css';

interface ArrivalsProps {
  uploads: ReturnType<typeof useUploads>;
  onOpen: (asset: string) => void;
}

function State({ sending }: { sending: Sending }) {
  const text = useText();
  const format = useFormat();
  const words = useFailureWords();
  if (sending.state === 'failed') {
    const { title, detail } = words(sending.error);
    return (
      <p className={style.failed} role="alert">
        {title}. {detail}
      </p>
    );
  }
  if (sending.state === 'done') {
    return (
      <p className={style.done} role="status">
        <CircleCheckFilled size={15} /> {text('upload-done')}
      </p>
    );
  }
  return (
    <p className={style.quiet}>
      {text(sending.state === 'paused' ? 'upload-paused' : 'upload-progress', { percent: Math.floor(sending.ratio * 100), size: format.size(sending.size) })}
    </p>
  );
}

/** The list of files being sent; absent when there is none. */
export function Arrivals({ uploads, onOpen }: ArrivalsProps) {
  const text = useText();
  if (uploads.sendings.length === 0) return null;
  return (
    <Card title={text('uploads')} count={uploads.sendings.length} flush>
      <ul>
        {uploads.sendings.map((sending) => (
          <li key={sending.id} className={style.arrival}>
            <div className={style.progress}>
              <span className={style.filename}>{sending.name}</span>
              {(sending.state === 'sending' || sending.state === 'paused') && (
                <ProgressBar className={style.track} aria-label={text('upload-of', { name: sending.name })} value={sending.ratio * 100}>
                  {({ percentage }) => <span className={style.fill} style={{ width: `${percentage ?? 0}%` }} />}
                </ProgressBar>
              )}
              <State sending={sending} />
            </div>
            {sending.state === 'sending' && sending.resumable && (
              <Button look="bare" size="row" icon={<Pause aria-hidden />} aria-label={text('upload-pause', { name: sending.name })} onPress={() => uploads.pause(sending.id)} />
            )}
            {sending.state === 'paused' && (
              <Button size="row" icon={<Play aria-hidden />} onPress={() => uploads.resume(sending.id)}>
                {text('upload-resume')}
              </Button>
            )}
            {sending.state === 'failed' && (
              <Button size="row" onPress={() => uploads.resume(sending.id)}>
                {text('action-retry')}
              </Button>
            )}
            {sending.asset && sending.asset.alt === '' && sending.asset.kind !== 'document' && (
              <Button
                size="row"
                onPress={() => {
                  onOpen(sending.asset?.id ?? '');
                  uploads.forget(sending.id);
                }}
              >
                {text('upload-describe')}
                <span className="visually-hidden"> {sending.name}</span>
              </Button>
            )}
            <Button look="bare" size="row" icon={<X aria-hidden />} aria-label={text('upload-forget', { name: sending.name })} onPress={() => uploads.forget(sending.id)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
