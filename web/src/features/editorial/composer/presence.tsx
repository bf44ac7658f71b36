// Who else is on the content, and where.
import { useQuery } from '@tanstack/react-query';
import { useText } from '@/shared/i18n/index.tsx';
import { Avatar } from '@/shared/ui/avatar.tsx';
import { useTabName } from './channel-tabs.tsx';
import { useComposer } from './context.tsx';
import { useThrottled } from './save-state.tsx';
import { presenceQuery } from './wire.ts';
import style from './header.module.css';

const firstName = (name: string): string => name.split(' ')[0] ?? name;

/** Says who else is here; says so oneself. */
export function Presence() {
  const text = useText();
  const nameOf = useTabName();
  const { snapshot, place } = useComposer();
  const { data: others = [] } = useQuery(presenceQuery(snapshot.post.id, place));
  const [first] = others;
  const words = !first
    ? ''
    : others.length > 1
      ? text('composer-presence-many', { name: firstName(first.member.name), count: others.length - 1 })
      : first.channel
        ? text('composer-presence-channel', { name: firstName(first.member.name), channel: nameOf(first.channel) })
        : text('composer-presence-original', { name: firstName(first.member.name) });
  const aloud = useThrottled(words);
  return (
    <span className={style.presence}>
      {others.slice(0, 3).map(({ member }) => (
        <Avatar key={member.id} member={member} />
      ))}
      {words && <span className={style.presenceWords}>{words}</span>}
      <span className="visually-hidden" role="status">
        {aloud}
      </span>
    </span>
  );
}
