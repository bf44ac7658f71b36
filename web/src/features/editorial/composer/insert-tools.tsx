// Emoji and links to put in a text.
import { useState } from 'react';
import { Link2, Smile } from 'lucide-react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useText } from '@/shared/i18n/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import popover from '@/shared/ui/popover.module.css';
import { TextField } from '@/shared/ui/text-field.tsx';
import { Tooltip } from '@/shared/ui/tooltip.tsx';
import style from './editor.module.css';

/** The signs that a public institution uses most, by the end of their message id. */
const EMOJI: [string, string][] = [
  ['📅', 'calendar'], ['⏰', 'clock'], ['📍', 'place'], ['📞', 'phone'], ['✉️', 'envelope'], ['🔗', 'link'],
  ['ℹ️', 'info'], ['⚠️', 'warning'], ['🚧', 'works'], ['🚌', 'bus'], ['🚲', 'bicycle'], ['🚗', 'car'],
  ['🌳', 'tree'], ['♻️', 'recycling'], ['💧', 'water'], ['☀️', 'sun'], ['❄️', 'snow'], ['🌬️', 'wind'],
  ['🏛️', 'institution'], ['🗳️', 'ballot'], ['🎭', 'theatre'], ['🎄', 'fir'], ['👏', 'applause'], ['✅', 'done'],
];

/** Opens a small choice of emoji. */
export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const text = useText();
  return (
    <DialogTrigger>
      <Tooltip words={text('composer-tool-emoji')}>
        <Button look="bare" size="row" icon={<Smile aria-hidden />} aria-label={text('composer-tool-emoji')} />
      </Tooltip>
      <Popover className={popover.popover} placement="bottom start">
        <Dialog className={style.emojiDialog} aria-label={text('composer-tool-emoji')}>
          {({ close }) => (
            <div className={style.emoji}>
              {EMOJI.map(([emoji, name]) => (
                <button
                  key={name}
                  type="button"
                  className={style.emojiButton}
                  aria-label={text(`composer-emoji-${name}`)}
                  title={text(`composer-emoji-${name}`)}
                  onClick={() => {
                    close();
                    requestAnimationFrame(() => onPick(emoji));
                  }}
                >
                  {emoji}
                </button>
              ))}
            </div>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

const completed = (address: string): string | null => {
  const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  return /\s/.test(whole) || !URL.canParse(whole) || !new URL(whole).hostname.includes('.') ? null : whole;
};

function LinkForm({ close, onPick }: { close: () => void; onPick: (link: string) => void }) {
  const text = useText();
  const [address, setAddress] = useState('');
  const [tried, setTried] = useState(false);
  const submit = () => {
    const link = completed(address.trim());
    setTried(true);
    if (!link) return;
    close();
    requestAnimationFrame(() => onPick(link));
  };
  return (
    <form
      className={style.linkForm}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField
        label={text('composer-link-address')}
        error={tried && !completed(address.trim()) ? text('composer-link-wrong') : undefined}
        inputMode="url"
        value={address}
        onChange={setAddress}
        autoFocus
      />
      <Button type="submit" look="primary">
        {text('composer-link-insert')}
      </Button>
    </form>
  );
}

/** Asks for an address and puts it in the text. */
export function LinkButton({ onPick }: { onPick: (link: string) => void }) {
  const text = useText();
  return (
    <DialogTrigger>
      <Tooltip words={text('composer-tool-link')}>
        <Button look="bare" size="row" icon={<Link2 aria-hidden />} aria-label={text('composer-tool-link')} />
      </Tooltip>
      <Popover className={popover.popover} placement="bottom start">
        <Dialog className={style.linkDialog} aria-label={text('composer-tool-link')}>
          {({ close }) => <LinkForm close={close} onPick={onPick} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
