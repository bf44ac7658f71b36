// The whole library takes dropped files; the button does the same from the keyboard.
import type { ReactNode } from 'react';
import { Upload } from 'lucide-react';
import { DropZone } from 'react-aria-components/DropZone';
import { useText } from '@/shared/i18n/index.tsx';
import style from './media.module.css';

interface DropAreaProps {
  isDisabled: boolean;
  onFiles: (files: File[]) => void;
  children: ReactNode;
}

/** Receives files dropped anywhere on the screen. */
export function DropArea({ isDisabled, onFiles, children }: DropAreaProps) {
  const text = useText();
  return (
    <DropZone
      className={style.drop}
      aria-label={text('media-drop')}
      isDisabled={isDisabled}
      onDrop={(event) => {
        const files = event.items.filter((item) => item.kind === 'file').map((item) => item.getFile());
        void Promise.all(files).then(onFiles);
      }}
    >
      {({ isDropTarget }) => (
        <>
          {children}
          {isDropTarget && (
            <div className={style.veil}>
              <Upload size={28} aria-hidden />
              {text('media-drop')}
            </div>
          )}
        </>
      )}
    </DropZone>
  );
}
