// A success that can be undone, for eight seconds; never an error.
import { Undo2, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { useText } from '../i18n/index.tsx';
import { Button } from './button.tsx';
import style from './toast.module.css';

interface Undoable {
  title: string;
  undo: () => void;
}

const queue = new ToastQueue<Undoable>({ maxVisibleToasts: 3 });

/** Says what was done, and offers to take it back for 8 s. */
export const tellDone = (title: string, undo: () => void): void => {
  queue.add({ title, undo }, { timeout: 8_000 });
};

/** Where the successes appear; once, in the frame. */
export function Toasts() {
  const text = useText();
  return (
    <ToastRegion queue={queue} className={style.region} aria-label={text('toast-region')}>
      {({ toast }) => (
        <Toast toast={toast} className={style.toast}>
          <ToastContent className={style.words}>
            <Text slot="title">{toast.content.title}</Text>
          </ToastContent>
          <Button
            size="row"
            icon={<Undo2 aria-hidden />}
            onPress={() => {
              toast.content.undo();
              queue.close(toast.key);
            }}
          >
            {text('action-undo')}
          </Button>
          <AriaButton slot="close" className={style.close} aria-label={text('action-close')}>
            <X size={16} aria-hidden />
          </AriaButton>
        </Toast>
      )}
    </ToastRegion>
  );
}
