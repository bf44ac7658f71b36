// A member, by initials on their colour.
import type { MemberView } from '../api/types.ts';
import { classes } from './classes.ts';
import style from './avatar.module.css';

interface AvatarProps {
  /** Null for who is no longer a member. */
  member: Pick<MemberView, 'name' | 'initials' | 'tint'> | null;
  size?: 'small' | 'large';
  /** Set when the name stands beside it. */
  decorative?: boolean;
}

/** Shows a member's initials. */
export function Avatar({ member, size = 'small', decorative = true }: AvatarProps) {
  if (!member) return <span className={classes(style.avatar, style[size], style.nobody)} aria-hidden="true" />;
  const named = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': member.name, title: member.name };
  return (
    <span className={classes(style.avatar, style[size])} style={{ background: `var(--avatar-${member.tint % 8})` }} {...named}>
      {member.initials}
    </span>
  );
}
