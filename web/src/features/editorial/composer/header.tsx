// The header of the composer: trail and title, status, save state, who is there, the first act.
import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { Button, LinkButton } from '@/shared/ui/button.tsx';
import { Menu, type MenuAction } from '@/shared/ui/menu.tsx';
import { Status } from '@/shared/ui/status.tsx';
import { useComposer } from './context.tsx';
import type { HeaderAct, HeaderActs } from './acts.ts';
import { Presence } from './presence.tsx';
import { SaveState } from './save-state.tsx';
import style from './header.module.css';

/** The trail and the title, which is typed in place. */
export function Title() {
  const text = useText();
  const { draft, change, mayEdit } = useComposer();
  const shown = draft.title || text('post-untitled');
  return (
    <span className={style.trail}>
      <Link to="/contenus" className={style.up}>
        {text('place-contents')}
      </Link>
      <span aria-hidden="true" className={style.slash}>
        /
      </span>
      <span className={style.grow} data-words={shown}>
        <input
          className={style.title}
          aria-label={text('composer-title')}
          title={draft.title}
          value={draft.title}
          placeholder={text('post-untitled')}
          maxLength={200}
          size={1}
          readOnly={!mayEdit}
          onChange={(event) => {
            const title = event.target.value;
            change((current) => ({ ...current, title }));
          }}
        />
      </span>
    </span>
  );
}

/** Status and save state. */
export function Context() {
  const { snapshot, mayEdit } = useComposer();
  return (
    <>
      <Status code={snapshot.post.state} tinted />
      {mayEdit && <SaveState />}
    </>
  );
}

const KEYS: Partial<Record<HeaderAct, string>> = { approve: 'V', request_changes: 'Shift V' };

interface HeaderActionsProps {
  acts: HeaderActs;
  isPending: boolean;
  onAct: (act: HeaderAct) => void;
  more: MenuAction[];
}

function Act({ act, look, onAct, isPending }: { act: HeaderAct; look: 'primary' | 'outline'; isPending: boolean; onAct: (act: HeaderAct) => void }) {
  const text = useText();
  const { snapshot } = useComposer();
  if (act === 'story') {
    return (
      <LinkButton to="/contenus/$post/publication" params={{ post: snapshot.post.id }} look={look}>
        {text('composer-story')}
      </LinkButton>
    );
  }
  return (
    <Button look={look} keys={KEYS[act] ?? (look === 'primary' ? 'Ctrl Enter' : undefined)} isPending={isPending} onPress={() => onAct(act)}>
      {text(`composer-act-${act}`)}
    </Button>
  );
}

/** Who is there, and what can be done. */
export function HeaderActions({ acts, isPending, onAct, more }: HeaderActionsProps) {
  const text = useText();
  return (
    <>
      <Presence />
      {acts.secondary && <Act act={acts.secondary} look="outline" isPending={false} onAct={onAct} />}
      {acts.primary && <Act act={acts.primary} look="primary" isPending={isPending} onAct={onAct} />}
      {more.length > 0 && (
        <Menu label={text('composer-more')} trigger={<Button look="bare" icon={<Ellipsis aria-hidden />} aria-label={text('composer-more')} />} actions={more} />
      )}
    </>
  );
}
