// A card: title, figure, links, and what it holds.
import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';
import style from './card.module.css';

interface CardProps {
  title?: ReactNode;
  /** How many things the card lists. */
  count?: number;
  /** What stands at the end of the title row. */
  aside?: ReactNode;
  children: ReactNode;
  /** Without inner margin: for rows that go from edge to edge. */
  flush?: boolean;
  className?: string;
}

/** A titled region of a screen. */
export function Card({ title, count, aside, children, flush = false, className }: CardProps) {
  const id = useId();
  return (
    <section className={classes(style.card, className)} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className={style.head}>
          <h2 id={id}>{title}</h2>
          {count !== undefined && <Count>{count}</Count>}
          {aside && <div className={style.aside}>{aside}</div>}
        </div>
      )}
      <div className={flush ? undefined : style.body}>{children}</div>
    </section>
  );
}

/** A small figure beside a title. */
export function Count({ children, tone = 'neutral' }: { children: ReactNode; tone?: 'neutral' | 'brand' | 'error' }) {
  return <span className={classes(style.count, style[tone])}>{children}</span>;
}
