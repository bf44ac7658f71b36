// Pages that lead nowhere: an unknown address, a screen that broke.
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { Button, LinkButton } from '@/shared/ui/button.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { Problem } from '@/shared/ui/problem.tsx';
import style from './dead-ends.module.css';

/** An address that names no screen. */
export function NotFound() {
  const text = useText();
  return (
    <main id="content" className={style.center}>
      <h1 className="visually-hidden">{text('not-found-title')}</h1>
      <EmptyState level={2} icon={<Compass />} title={text('not-found-title')} action={<LinkButton to="/">{text('not-found-home')}</LinkButton>}>
        {text('not-found-words')}
      </EmptyState>
    </main>
  );
}

/** A screen that broke: the rest of the interface still works. */
export function Crash({ error, reset }: ErrorComponentProps) {
  const text = useText();
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <main id="content" className={style.center}>
      <h1 className="visually-hidden">{text('crash-title')}</h1>
      <Problem
        title={text('crash-title')}
        happened={text('crash-happened')}
        notDone={text('crash-not-done')}
        technical={error instanceof Error ? error.message : String(error)}
        actions={
          <>
            <Button look="primary" size="row" onPress={again}>
              {text('action-retry')}
            </Button>
            <Button size="row" onPress={() => location.reload()}>
              {text('action-reload')}
            </Button>
          </>
        }
      />
    </main>
  );
}
