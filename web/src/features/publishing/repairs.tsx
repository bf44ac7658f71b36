// What a person can do about one publication: the buttons, and the questions they open.
import { useState, type ReactNode } from 'react';
import { CircleCheck, CircleX, RotateCcw } from 'lucide-react';
import type { PublicationView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useNetworkName } from '@/shared/ui/network-glyph.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { usePublicationAct } from './api.ts';
import { CancelDialog, DeclareDialog } from './declare-dialog.tsx';
import { ExemptDialog } from './exempt-dialog.tsx';
import { ReleaseDialog } from './release-dialog.tsx';

type Asked = 'present' | 'absent' | 'cancel' | 'exempt' | 'decide';

interface Repairs {
  /** The buttons, the first one filled unless `quiet`. */
  buttons: ReactNode;
  dialogs: ReactNode;
  error: unknown;
  isPending: boolean;
}

/** The repairs of one publication. `quiet`: in a list, no button is filled. */
export function useRepairs(publication: PublicationView, quiet = false): Repairs {
  const text = useText();
  const act = usePublicationAct(publication);
  const [asked, setAsked] = useState<Asked | null>(null);
  const network = useNetworkName()(publication.network);
  const may = (verb: PublicationView['allowed'][number]) => publication.allowed.includes(verb);
  const first = quiet ? 'outline' : 'primary';
  // The name of the content tells rows apart for those who only hear the buttons.
  const of = quiet && <span className="visually-hidden"> {text('queue-of', { title: publication.post_name, network })}</span>;
  const close = () => setAsked(null);
  const buttons = (
    <>
      {may('retry') && (
        <Button look={first} size="row" icon={<RotateCcw aria-hidden />} isPending={act.isPending} onPress={() => act.mutate({ act: 'retry' })}>
          {text('publication-retry')}
          {of}
        </Button>
      )}
      {may('declare') && (
        <>
          <Button look={first} size="row" icon={<CircleCheck aria-hidden />} onPress={() => setAsked('present')}>
            {text('publication-present')}
            {of}
          </Button>
          <Button size="row" icon={<CircleX aria-hidden />} onPress={() => setAsked('absent')}>
            {text('publication-absent')}
            {of}
          </Button>
        </>
      )}
      {may('release') && (
        <Button look={first} size="row" onPress={() => setAsked('decide')}>
          {text('publication-release')}
          {of}
        </Button>
      )}
      {may('exempt') && publication.state === 'held' && (
        <Button size="row" onPress={() => setAsked('exempt')}>
          {text('publication-exempt')}
          {of}
        </Button>
      )}
      {may('cancel') && (
        <Button look="bare" size="row" onPress={() => setAsked('cancel')}>
          {text('publication-cancel')}
          {of}
        </Button>
      )}
    </>
  );
  const dialogs = (
    <>
      {asked === 'exempt' && <ExemptDialog publication={publication} onClose={close} />}
      {asked === 'decide' && <ReleaseDialog publications={[publication]} onClose={close} />}
      {asked === 'cancel' && <CancelDialog publication={publication} onClose={close} />}
      {(asked === 'present' || asked === 'absent') && <DeclareDialog publication={publication} present={asked === 'present'} onClose={close} />}
    </>
  );
  return { buttons, dialogs, error: act.error, isPending: act.isPending };
}
