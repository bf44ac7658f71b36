// The session is over: nothing is lost on this page, signing in again comes back to it.
import { useText } from '@/shared/i18n/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';

/** Asks to sign in again. */
export default function SessionEnded({ onSignIn }: { onSignIn: () => void }) {
  const text = useText();
  return (
    <Modal
      title={text('session-ended')}
      isOpen
      onClose={onSignIn}
      role="alertdialog"
      actions={
        <Button look="primary" size="form" onPress={onSignIn} autoFocus>
          {text('session-sign-in-again')}
        </Button>
      }
    >
      <p>{text('session-ended-words')}</p>
    </Modal>
  );
}
