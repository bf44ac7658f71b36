// Gallery: empty, first use, loading, absent, failure, offline, exercise, conflict.
import { Cable, CircleCheck, Unplug, Users } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { Banner } from '@/shared/ui/banner.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { Problem } from '@/shared/ui/problem.tsx';
import { SkeletonRows } from '@/shared/ui/skeleton.tsx';
import style from './gallery.module.css';

/** What a screen shows when it has nothing, waits, or fails. */
export function StatesGallery() {
  const text = useText();
  return (
    <>
      <div className={style.row}>
        <Card title={text('gallery-empty')}>
          <EmptyState icon={<CircleCheck />} title={text('gallery-empty-title')} action={<Button>{text('gallery-empty-action')}</Button>}>
            {text('gallery-empty-words')}
          </EmptyState>
        </Card>
        <Card title={text('gallery-first')}>
          <EmptyState icon={<Cable />} title={text('gallery-first-title')} action={<Button look="primary">{text('gallery-first-action')}</Button>}>
            {text('gallery-first-words')}
          </EmptyState>
        </Card>
        <Card title={text('gallery-loading')} flush>
          <SkeletonRows rows={3} />
          <p className={style.note}>{text('gallery-loading-words')}</p>
        </Card>
        <Card title={text('gallery-absent')}>
          <EmptyState icon={<Unplug />} title={text('gallery-absent-title')} action={<Button>{text('gallery-absent-action')}</Button>}>
            {text('gallery-absent-words')}
          </EmptyState>
        </Card>
      </div>
      <div className={style.wide}>
        <Card title={text('gallery-failure')}>
          <Problem
            title={text('gallery-failure-title')}
            happened={text('gallery-failure-happened')}
            notDone={text('gallery-failure-not-done')}
            technical="HTTP 400 BlobTooLarge"
            reference={text('problem-reference', { reference: '7F3A' })}
            actions={
              <>
                <Button look="primary" size="row">
                  {text('gallery-failure-action')}
                </Button>
                <Button size="row">{text('gallery-failure-second')}</Button>
              </>
            }
          />
        </Card>
        <Card title={text('gallery-bands')}>
          <div className={style.stack}>
            <Banner tone="wait" title={text('offline-since', { hour: text('gallery-hour') })} action={<Button size="row">{text('action-retry')}</Button>}>
              {text('offline-kept')}
            </Banner>
            <Banner tone="exercise" title={text('gallery-exercise-title')}>
              {text('gallery-exercise-words')}
            </Banner>
            <Banner tone="info" icon={<Users size={18} aria-hidden />} title={text('gallery-conflict-title')} action={<Button size="row">{text('gallery-conflict-action')}</Button>}>
              {text('gallery-conflict-words')}
            </Banner>
            <Banner tone="look" title={text('gallery-look-title')} />
          </div>
        </Card>
      </div>
    </>
  );
}
