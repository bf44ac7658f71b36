// The panes of the composer: side by side at a desk, by tabs on a tablet, one at a time on a phone.
import { useEffect, useRef, type ReactNode } from 'react';
import { ArrowLeft, ChevronRight } from 'lucide-react';
import { useText } from '@/shared/i18n/index.tsx';
import { Button } from '@/shared/ui/button.tsx';
import { classes } from '@/shared/ui/classes.ts';
import { SegmentedControl } from '@/shared/ui/segmented.tsx';
import { CheckCounts } from './checks.tsx';
import type { Pane } from './context.tsx';
import type { Layout } from './layout.ts';
import type { Width } from './post-preview.tsx';
import style from './composer.module.css';

interface PanesProps {
  layout: Layout;
  pane: Pane;
  onPane: (pane: Pane) => void;
  width: Width;
  write: ReactNode;
  preview: ReactNode;
  checks: ReactNode;
}

/** A pane that scrolls by itself, and so takes the focus. */
function Scroller({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <section className={classes(style.pane, className)} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

function OnePane({ pane, onPane, write, preview, checks }: PanesProps) {
  const text = useText();
  const back = useRef<HTMLButtonElement>(null);
  const before = useRef(pane);
  useEffect(() => {
    if (before.current !== pane && pane !== 'write') back.current?.focus();
    before.current = pane;
  }, [pane]);
  if (pane === 'write') {
    return (
      <div className={style.one}>
        <nav className={style.doors} aria-label={text('composer-panes')}>
          <Button onPress={() => onPane('checks')}>
            {text('composer-checks')} <CheckCounts />
            <ChevronRight size={16} aria-hidden />
          </Button>
          <Button onPress={() => onPane('preview')}>
            {text('composer-preview')}
            <ChevronRight size={16} aria-hidden />
          </Button>
        </nav>
        {write}
      </div>
    );
  }
  return (
    <div className={classes(style.one, pane === 'preview' && style.previewPane)}>
      <Button ref={back} className={style.back} look="bare" icon={<ArrowLeft aria-hidden />} onPress={() => onPane('write')}>
        {text('composer-back')}
      </Button>
      {pane === 'preview' ? preview : checks}
    </div>
  );
}

/** Lays the panes out. */
export function Panes(props: PanesProps) {
  const { layout, pane, onPane, width, write, preview, checks } = props;
  const text = useText();
  if (layout === 'one') return <OnePane {...props} />;
  if (layout === 'two') {
    const side = pane === 'preview' ? 'preview' : 'checks';
    return (
      <div className={classes(style.panes, style.two)}>
        <Scroller label={text('composer-write')}>{write}</Scroller>
        <Scroller label={text('composer-side')} className={side === 'preview' ? style.previewPane : style.sidePane}>
          <div className={style.choice}>
            <SegmentedControl
              label={text('composer-panes')}
              value={side}
              onChange={onPane}
              options={[
                { value: 'checks', label: text('composer-checks') },
                { value: 'preview', label: text('composer-preview') },
              ]}
            />
          </div>
          {side === 'preview' ? preview : checks}
        </Scroller>
      </div>
    );
  }
  return (
    <div className={classes(style.panes, style.three, width === 'desk' && style.wide)}>
      <Scroller label={text('composer-write')}>{write}</Scroller>
      <Scroller label={text('composer-preview')} className={style.previewPane}>
        {preview}
      </Scroller>
      <Scroller label={text('composer-side')} className={style.sidePane}>
        {checks}
      </Scroller>
    </div>
  );
}
