// Bands over every screen: no connection, pauses in force, example institution.
import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { useFormat, useSession } from '@/shared/session/index.tsx';
import { serverNow } from '@/shared/time/now.ts';
import { Banner } from '@/shared/ui/banner.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { PauseBands, usePausesShown } from './pause-bands.tsx';
import style from './shell.module.css';

/** When the connection was lost, or null while there is one. */
function useOfflineSince(): Date | null {
  const [since, setSince] = useState<Date | null>(() => (navigator.onLine ? null : serverNow()));
  useEffect(() => {
    const lost = () => setSince(serverNow());
    const found = () => setSince(null);
    window.addEventListener('offline', lost);
    window.addEventListener('online', found);
    return () => {
      window.removeEventListener('offline', lost);
      window.removeEventListener('online', found);
    };
  }, []);
  return since;
}

/** What everyone must know now, whatever the screen. */
export function Bands() {
  const text = useText();
  const format = useFormat();
  const client = useQueryClient();
  const { organisation } = useSession();
  const since = useOfflineSince();
  const paused = usePausesShown();
  if (!since && !paused && !organisation.is_demo) return null;
  return (
    <div className={style.bands}>
      {since && (
        <Banner
          tone="wait"
          role="status"
          title={text('offline-since', { hour: format.hour(since) })}
          action={
            <Button size="row" onPress={() => void client.invalidateQueries()}>
              {text('action-retry')}
            </Button>
          }
        >
          {text('offline-kept')}
        </Banner>
      )}
      <PauseBands />
      {organisation.is_demo && (
        <Banner tone="info" icon={<FlaskConical size={18} aria-hidden />} title={text('demo-title')}>
          {text('demo-words')}
        </Banner>
      )}
    </div>
  );
}
