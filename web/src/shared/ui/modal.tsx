// A dialog over the screen: one question, one task, and focus given back after it.
import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal as AriaModal, ModalOverlay } from 'react-aria-components/Modal';
import { useText } from '../i18n/index.tsx';
import { Button } from './button.tsx';
import style from './modal.module.css';

interface ModalProps {
  title: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, the one that acts last; its label is a verb, never "OK". */
  actions?: ReactNode;
  size?: 'small' | 'large';
  /** Reads as a question that must be answered: for what cannot be undone. */
  role?: 'dialog' | 'alertdialog';
}

/** A dialog; Échap and a press outside close it, unless it must be answered. */
export function Modal({ title, isOpen, onClose, children, actions, size = 'small', role = 'dialog' }: ModalProps) {
  const text = useText();
  return (
    <ModalOverlay
      className={style.veil}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === 'dialog'}
    >
      <AriaModal className={`${style.modal} ${style[size]}`}>
        <Dialog className={style.dialog} role={role}>
          <header className={style.head}>
            <Heading slot="title" level={2} className={style.title}>
              {title}
            </Heading>
            <Button look="bare" size="row" icon={<X aria-hidden />} aria-label={text('action-close')} onPress={onClose} />
          </header>
          <div className={style.body}>{children}</div>
          {actions && <footer className={style.foot}>{actions}</footer>}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
