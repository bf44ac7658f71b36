// What blocks, what deserves a look, what is in order; each line leads to its place.
import { useState } from 'react';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { hasHashtag } from '@/shared/text/hashtags.ts';
import { Button } from '@/shared/ui/button.tsx';
import { CircleAlertFilled, CircleCheckFilled, TriangleAlertFilled } from '@/shared/ui/icons.tsx';
import { useTabName } from './channel-tabs.tsx';
import { CHECKS_ID, NO_CHANNEL, useComposer } from './context.tsx';
import { segmentsAt } from './draft.ts';
import { HashtagDialog } from './hashtag-dialog.tsx';
import { proposalFor, replaceHashtag } from './repairs.ts';
import type { FindingView } from './wire.ts';
import style from './checks.module.css';

const ACCESSIBILITY = new Set(['editorial.alt_missing', 'editorial.alt_over_long', 'editorial.hashtag_lowercase']);
const ALT = ['editorial.alt_missing', 'editorial.alt_over_long'];
const LENGTH = ['editorial.over_long', 'editorial.empty_segment', 'editorial.too_many_images', 'editorial.thread_unsupported'];

function Where({ finding }: { finding: FindingView }) {
  const text = useText();
  const nameOf = useTabName();
  const { draft, place } = useComposer();
  const segments = segmentsAt(draft, finding.channel);
  const parts = [
    finding.channel === null ? text('composer-original') : nameOf(finding.channel),
    ...(segments.length > 1 && finding.segment !== null ? [text('composer-segment', { number: finding.segment + 1, total: segments.length })] : []),
  ];
  return <span className={style.where}>{finding.channel === place && segments.length < 2 ? text('composer-check-here') : parts.join(', ')}</span>;
}

function Repair({ finding }: { finding: FindingView }) {
  const text = useText();
  const { draft, change, mayEdit, locked, goTo } = useComposer();
  const [asking, setAsking] = useState(false);
  if (!mayEdit || locked) return null;
  if (finding.code === 'editorial.alt_missing' || finding.code === NO_CHANNEL) {
    return (
      <Button look="link" onPress={() => goTo(finding)}>
        {text(finding.code === NO_CHANNEL ? 'composer-channel-add' : 'composer-repair-alt')}
      </Button>
    );
  }
  if (finding.code !== 'editorial.hashtag_lowercase' || finding.segment === null || !finding.range) return null;
  const proposal = proposalFor(draft, finding);
  if (!proposal) return null;
  const replace = (words: string) => {
    setAsking(false);
    change((current) => replaceHashtag(current, finding.channel, proposal, words));
  };
  return (
    <>
      {proposal.words ? (
        <Button look="link" onPress={() => replace(proposal.words ?? '')}>
          {text('composer-repair-hashtag', { words: proposal.words })}
        </Button>
      ) : (
        <Button look="link" onPress={() => setAsking(true)}>
          {text('composer-repair-hashtag-ask')}
        </Button>
      )}
      {asking && <HashtagDialog hashtag={proposal.hashtag} onClose={() => setAsking(false)} onReplace={replace} />}
    </>
  );
}

function Line({ finding }: { finding: FindingView }) {
  const text = useText();
  const typo = useTypo();
  const { goTo } = useComposer();
  const blocking = finding.severity === 'blocking';
  return (
    <li className={style.line}>
      <span className={blocking ? style.blocking : style.warning}>
        {blocking ? <CircleAlertFilled size={16} /> : <TriangleAlertFilled size={16} />}
      </span>
      <div className={style.words}>
        <button type="button" className={style.title} onClick={() => goTo(finding)}>
          <span className="visually-hidden">{blocking ? text('composer-check-blocking') : text('composer-check-warning')} </span>
          {typo(finding.title)}
        </button>
        {finding.reference && <span className={style.reference}> · {finding.reference}</span>}
        <p className={style.detail}>
          {finding.code !== NO_CHANNEL && <Where finding={finding} />}
          <Repair finding={finding} />
        </p>
      </div>
    </li>
  );
}

/** What was looked at and found in order, so that silence is not taken for absence. */
function usePassed(): string[] {
  const text = useText();
  const { draft, findings } = useComposer();
  const clear = (codes: string[]) => findings.every((finding) => !codes.includes(finding.code));
  const segments = [draft.segments, ...draft.variants.flatMap((variant) => (variant.segments ? [variant.segments] : []))].flat();
  return [
    ...(segments.some((segment) => segment.media.length > 0) && clear(ALT) ? [text('composer-passed-alt')] : []),
    ...(draft.variants.length > 0 && clear(LENGTH) ? [text('composer-passed-length')] : []),
    ...(segments.some((segment) => hasHashtag(segment.text)) && clear(['editorial.hashtag_lowercase']) ? [text('composer-passed-hashtags')] : []),
  ];
}

/** How many findings block and how many deserve a look, in words and signs. */
export function CheckCounts() {
  const text = useText();
  const { findings } = useComposer();
  const blocking = findings.filter((finding) => finding.severity === 'blocking').length;
  const warnings = findings.length - blocking;
  if (findings.length === 0) {
    return (
      <span className={style.counts}>
        <span className={style.clear}>
          <CircleCheckFilled size={16} /> {text('composer-checks-clear')}
        </span>
      </span>
    );
  }
  return (
    <span className={style.counts}>
      {blocking > 0 && (
        <span className={style.blocking}>
          <CircleAlertFilled size={16} /> {text('composer-checks-blocking', { count: blocking })}
        </span>
      )}
      {warnings > 0 && (
        <span className={style.warning}>
          <TriangleAlertFilled size={16} /> {text('composer-checks-warning', { count: warnings })}
        </span>
      )}
    </span>
  );
}

function Group({ title, findings }: { title: string | null; findings: FindingView[] }) {
  if (findings.length === 0) return null;
  return (
    <>
      {title && <h3 className={style.group}>{title}</h3>}
      <ul className={style.lines}>
        {findings.map((finding, index) => (
          <Line key={`${finding.code}-${finding.channel}-${finding.segment}-${finding.media}-${index}`} finding={finding} />
        ))}
      </ul>
    </>
  );
}

/** The checks of the content. */
export function Checks() {
  const text = useText();
  const { findings } = useComposer();
  const passed = usePassed();
  const sorted = [...findings].sort((a, b) => Number(b.severity === 'blocking') - Number(a.severity === 'blocking'));
  const accessible = sorted.filter((finding) => ACCESSIBILITY.has(finding.code));
  const others = sorted.filter((finding) => !ACCESSIBILITY.has(finding.code));
  const titled = accessible.length > 0 && others.length > 0;
  return (
    <section className={style.section} aria-labelledby={CHECKS_ID}>
      <div className={style.head}>
        <h2 id={CHECKS_ID}>{text('composer-checks')}</h2>
        <CheckCounts />
      </div>
      <Group title={titled ? text('composer-checks-channels') : null} findings={others} />
      <Group title={titled ? text('composer-checks-accessibility') : null} findings={accessible} />
      {passed.length > 0 && (
        <ul className={style.lines}>
          {passed.map((words) => (
            <li key={words} className={style.line}>
              <span className={style.clear}>
                <CircleCheckFilled size={16} />
              </span>
              <span className={style.passed}>{words}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
