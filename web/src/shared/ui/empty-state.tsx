// A list with nothing in it: why that is good, or what to do, and one action.
import type { ReactNode } from 'react';
import style from './empty-state.module.css';

interface EmptyStateProps {
  icon: ReactNode;
  title: ReactNode;
  children: ReactNode;
  action?: ReactNode;
  /** Level of the title: 2 when it stands alone on the screen, 3 inside a card. */
  level?: 2 | 3;
}

/** Takes the place of an empty list. */
export function EmptyState({ icon, title, children, action, level = 3 }: EmptyStateProps) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <div className={style.empty}>
      <span className={style.icon} aria-hidden="true">
        {icon}
      </span>
      <Title className={style.title}>{title}</Title>
      <p className={style.words}>{children}</p>
      {action}
    </div>
  );
}
