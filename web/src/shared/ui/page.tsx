// The frame of one screen: title, context, views, one primary action, then the content.
import { useEffect, type ReactNode } from 'react';
import { useOptionalSession } from '../session/index.tsx';
import { classes } from './classes.ts';
import { useHeaderTools } from './header-tools.tsx';
import style from './page.module.css';

interface PageProps {
  /** The h1, as words; also starts the title of the document. */
  title: string;
  /** What the title shows when it is more than words, such as a trail. */
  heading?: ReactNode;
  /** Object of the screen, before its name in the document's title. */
  object?: string;
  /** How many things are late or broken: first in the document's title. */
  calls?: number;
  /** In quiet words after the title. */
  context?: ReactNode;
  /** Views, filters, the one primary action, at the end of the header. */
  actions?: ReactNode;
  children: ReactNode;
  /** A column on the right, full height. */
  aside?: ReactNode;
  asideLabel?: string;
  /** Without gutter: the screen draws its own panes. */
  bleed?: boolean;
  /** At a desk the screen fills the window, and its panes scroll by themselves. */
  fill?: boolean;
}

/** One screen inside the frame. */
export function Page({ title, heading, object, calls = 0, context, actions, children, aside, asideLabel, bleed = false, fill = false }: PageProps) {
  const tools = useHeaderTools();
  const institution = useOptionalSession()?.organisation.name;
  useEffect(() => {
    const words = [object, title, institution ?? 'Parvis'].filter(Boolean).join(' · ');
    document.title = calls > 0 ? `(${calls}) ${words}` : words;
  }, [object, title, institution, calls]);
  return (
    <>
      <header className={classes(style.header, fill && style.oneLine)}>
        <h1 className={style.title}>{heading ?? title}</h1>
        {context && <div className={style.context}>{context}</div>}
        {(tools || actions) && (
          <div className={style.actions}>
            {tools}
            {actions}
          </div>
        )}
      </header>
      <div className={classes(style.columns, fill && style.fill)}>
        <main id="content" tabIndex={-1} className={classes(style.main, bleed && style.bleed)}>
          {bleed ? children : <div className={style.width}>{children}</div>}
        </main>
        {aside && (
          <aside className={style.aside} aria-label={asideLabel}>
            {aside}
          </aside>
        )}
      </div>
    </>
  );
}
