// A band across a screen or a card: something to know, with at most one action.
import type { ReactNode } from 'react';
import { CloudUpload, Info, TriangleAlert, Users } from 'lucide-react';
import { classes } from './classes.ts';
import { CircleAlertFilled } from './icons.tsx';
import style from './banner.module.css';

export type BannerTone = 'wait' | 'look' | 'error' | 'info' | 'exercise';

const ICONS = { wait: CloudUpload, look: TriangleAlert, error: CircleAlertFilled, info: Info, exercise: Users };

interface BannerProps {
  tone: BannerTone;
  /** What matters, in bold; then the rest in `children`. */
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  icon?: ReactNode;
  /** Announced when it appears: `alert` for a failure. */
  role?: 'status' | 'alert';
}

/** Shows a band. */
export function Banner({ tone, title, children, action, icon, role }: BannerProps) {
  const Drawing = ICONS[tone];
  return (
    <div className={classes(style.banner, style[tone])} role={role}>
      <span className={style.icon}>{icon ?? <Drawing size={18} aria-hidden />}</span>
      <p className={style.words}>
        <strong>{title}</strong> {children}
      </p>
      {action && <div className={style.action}>{action}</div>}
    </div>
  );
}
