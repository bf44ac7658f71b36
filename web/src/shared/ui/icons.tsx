// Drawings that the icon set lacks: the filled marks of the status vocabulary, and the product's own sign.
import type { ReactNode, SVGProps } from 'react';

export type IconProps = SVGProps<SVGSVGElement> & { size?: number };
export type Icon = (props: IconProps) => ReactNode;

function Filled({ size = 16, children, ...rest }: IconProps) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true" {...rest}>
      {children}
    </svg>
  );
}

const mark = { stroke: 'var(--surface-panel)', strokeWidth: 2.4, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

/** Filled disc with a check: done. */
export const CircleCheckFilled: Icon = (props) => (
  <Filled {...props}>
    <circle cx="12" cy="12" r="10" fill="currentColor" />
    <path d="m8 12.4 2.8 2.8L16.2 9.6" {...mark} />
  </Filled>
);

/** Filled disc with an exclamation mark: failure. */
export const CircleAlertFilled: Icon = (props) => (
  <Filled {...props}>
    <circle cx="12" cy="12" r="10" fill="currentColor" />
    <path d="M12 7v6M12 16.8v.1" {...mark} />
  </Filled>
);

/** Filled triangle with an exclamation mark: late or missed. */
export const TriangleAlertFilled: Icon = (props) => (
  <Filled {...props}>
    <path d="M12 2.8a2 2 0 0 1 1.74 1l8 14.2A2 2 0 0 1 20 21H4a2 2 0 0 1-1.74-3l8-14.2A2 2 0 0 1 12 2.8Z" fill="currentColor" />
    <path d="M12 9v4.4M12 17v.1" {...mark} />
  </Filled>
);

/** The sign of Parvis. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="7" fill="var(--brand-solid)" />
      <g fill="var(--on-solid)">
        <rect x="7" y="7" width="6" height="6" rx="1.5" opacity=".75" />
        <rect x="15" y="7" width="6" height="6" rx="1.5" />
        <rect x="7" y="15" width="6" height="6" rx="1.5" />
        <rect x="15" y="15" width="6" height="6" rx="3" opacity=".75" />
      </g>
    </svg>
  );
}
