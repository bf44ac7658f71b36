// Decides what becomes of some held publications that no pause covers any more.
import type { PublicationView } from '@/shared/api/types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { ChoicesDialog } from './choices-dialog.tsx';

/** Asks for the choice. */
export function ReleaseDialog({ publications, onClose }: { publications: PublicationView[]; onClose: () => void }) {
  const text = useText();
  return <ChoicesDialog title={text('resume-waiting-title')} publications={publications} first="send" onClose={onClose} />;
}
