// A hashtag whose words only a person can tell: where do its capitals go.
import { useState } from 'react';
import { useText } from '@/shared/i18n/index.tsx';
import { isSameHashtag } from '@/shared/text/hashtags.ts';
import { Button } from '@/shared/ui/button.tsx';
import { Modal } from '@/shared/ui/modal.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';

interface HashtagDialogProps {
  hashtag: string;
  onReplace: (words: string) => void;
  onClose: () => void;
}

/** Asks for the hashtag with a capital at each word. */
export function HashtagDialog({ hashtag, onReplace, onClose }: HashtagDialogProps) {
  const text = useText();
  const [words, setWords] = useState(hashtag);
  const [tried, setTried] = useState(false);
  const fits = isSameHashtag(hashtag, words.trim()) && words.trim() !== hashtag;
  const submit = () => {
    setTried(true);
    if (fits) onReplace(words.trim());
  };
  return (
    <Modal
      title={text('composer-hashtag-title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button size="form" onPress={onClose}>
            {text('action-cancel')}
          </Button>
          <Button look="primary" size="form" onPress={submit}>
            {text('composer-hashtag-replace')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={text('composer-hashtag-label')}
          help={text('composer-hashtag-help')}
          error={tried && !fits ? text('composer-hashtag-wrong', { hashtag }) : undefined}
          value={words}
          onChange={setWords}
          autoFocus
        />
      </form>
    </Modal>
  );
}
