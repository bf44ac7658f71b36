// Rectifier partout: one act puts every copy of a content right. Retirer partout: one act takes them all down.
import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { PenLine } from 'lucide-react';
import { correctionsQuery, type CorrectionKind, type CorrectionsView } from '@/shared/api/corrections.ts';
import { useCommands } from '@/shared/commands/registry.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { Banner } from '@/shared/ui/banner.tsx';
import { LinkButton } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { EmptyState } from '@/shared/ui/empty-state.tsx';
import { Page } from '@/shared/ui/page.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import { Skeleton } from '@/shared/ui/skeleton.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import { Copies, CopyName, costOf } from './copies.tsx';
import { DecisionBanner, DecisionButtons, DecisionDialog, useCorrectionActs, type Asked } from './decision.tsx';
import { Outcome, Story } from './outcome.tsx';
import { Texts } from './texts.tsx';
import { useCorrection, type Correcting } from './use-correction.ts';
import { plannedFor } from './writing.ts';
import style from './correction.module.css';

function SaveState({ correcting }: { correcting: Correcting }) {
  const text = useText();
  const { saving, stored } = correcting;
  if (!stored && saving === 'saved') return null;
  return (
    <span role="status" className={style.quiet}>
      {text(`correction-${saving}`)}
    </span>
  );
}

/** What will be done, copy by copy, before it is. */
function Summary({ view, correcting, kind }: { view: CorrectionsView; correcting: Correcting; kind: CorrectionKind }) {
  const text = useText();
  const out = view.copies.filter((copy) => copy.standing !== 'gone');
  const planned = kind === 'withdraw' ? out.map((copy) => ({ copy, words: text(copy.network === 'public_feed' ? 'withdraw-cost-feed' : 'withdraw-cost') })) : plannedFor(correcting.written.content, view.copies).map(({ copy, way }) => ({ copy, words: text(costOf(way, copy), { network: copy.channel.name }) }));
  return (
    <ul className={style.summary}>
      {planned.map(({ copy, words }) => (
        <li key={copy.publication}>
          <CopyName copy={copy} />
          <p className={style.quiet}>{words}</p>
        </li>
      ))}
    </ul>
  );
}

function Why({ correcting, kind }: { correcting: Correcting; kind: CorrectionKind }) {
  const text = useText();
  const { written, write } = correcting;
  return (
    <Card title={text('correction-why')}>
      <div className={style.stack}>
        {kind === 'correct' && (
          <TextField
            label={text('correction-note')}
            help={text('correction-note-help')}
            rows={2}
            value={written.content.note}
            onChange={(note) => write((before) => ({ ...before, content: { ...before.content, note } }))}
          />
        )}
        <TextField
          label={text(`correction-reason-${kind}`)}
          help={text('correction-reason-help')}
          rows={kind === 'withdraw' ? 3 : 2}
          value={written.reason}
          onChange={(reason) => write((before) => ({ ...before, reason }))}
        />
      </div>
    </Card>
  );
}

function Desk({ view, kind }: { view: CorrectionsView; kind: CorrectionKind }) {
  const text = useText();
  const typo = useTypo();
  const [asked, setAsked] = useState<Asked | null>(null);
  const correcting = useCorrection(view, kind);
  const { written, write, choose, stored, decide, error } = correcting;
  const acts = useCorrectionActs(correcting);
  const applied = view.items.filter((item) => item.state === 'applied').at(-1);
  const begins = view.allowed.includes(kind) || stored !== undefined;
  const isReady = kind === 'withdraw' ? written.reason.trim() !== '' : plannedFor(written.content, view.copies).length > 0;
  const verb = text(kind === 'withdraw' ? 'withdraw-everywhere' : 'correct-everywhere');
  useCommands(
    begins && isReady && acts.has('apply')
      ? [{ id: 'correction-apply', label: verb, group: 'screen', keys: 'Ctrl Enter', icon: <PenLine aria-hidden />, run: () => setAsked('apply') }]
      : [],
  );
  const names = new Map(view.copies.map((copy) => [copy.channel.id, typo(copy.channel.name)]));
  return (
    <Frame
      post={view.post}
      title={typo(view.title)}
      kind={kind}
      context={<SaveState correcting={correcting} />}
      actions={begins && <DecisionButtons correcting={correcting} kind={kind} isReady={isReady} onAsk={setAsked} />}
    >
      <div className={style.columns}>
        <div className={style.column}>
          {error !== null && <Failure error={error} notDone={text('correction-not-saved')} />}
          {decide.error && !asked && <Failure error={decide.error} notDone={text('correction-not-done')} />}
          <DecisionBanner correcting={correcting} />
          {!begins && !applied && (
            <Card>
              <EmptyState level={2} icon={<PenLine />} title={text('correction-nothing-out')}>
                {text('correction-nothing-out-words')}
              </EmptyState>
            </Card>
          )}
          {applied && <Outcome correction={applied} />}
          {begins && kind === 'withdraw' && <Banner tone="look" title={text('withdraw-words')} />}
          {begins && kind === 'correct' && (
            <Texts content={written.content} current={view.current} names={names} onChange={(change) => write((before) => ({ ...before, content: change(before.content) }))} />
          )}
          {begins && <Why correcting={correcting} kind={kind} />}
        </div>
        <div className={style.column}>
          {begins && kind === 'correct' && <Copies copies={view.copies} content={written.content} current={view.current} onChoose={choose} onWrite={(change) => write((before) => ({ ...before, content: change(before.content) }))} />}
          {begins && kind === 'withdraw' && (
            <Card title={text('correction-copies')} count={view.copies.length}>
              <Summary view={view} correcting={correcting} kind={kind} />
            </Card>
          )}
          <Story view={view} />
        </div>
      </div>
      {asked && <DecisionDialog asked={asked} correcting={correcting} kind={kind} summary={<Summary view={view} correcting={correcting} kind={kind} />} onClose={() => setAsked(null)} />}
    </Frame>
  );
}

function Frame({ post, title, kind, context, actions, children }: { post: string; title: string; kind: CorrectionKind; context?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const text = useText();
  return (
    <Page
      title={text(kind === 'withdraw' ? 'withdraw-everywhere' : 'correct-everywhere')}
      object={title}
      heading={
        <span className={style.trail}>
          <Link to="/contenus/$post/publication" params={{ post }}>
            {title || text('publication-title')}
          </Link>
          <span aria-hidden="true">/</span>
          <span>{text(kind === 'withdraw' ? 'withdraw-everywhere' : 'correct-everywhere')}</span>
        </span>
      }
      context={context}
      actions={actions || <LinkButton to="/contenus/$post/publication" params={{ post }}>{text('correction-back')}</LinkButton>}
    >
      {children}
    </Page>
  );
}

function Screen({ post, kind }: { post: string; kind: CorrectionKind }) {
  const { data, error, refetch } = useQuery(correctionsQuery(post));
  if (data) return <Desk key={`${post}-${kind}`} view={data} kind={kind} />;
  return (
    <Frame post={post} title="" kind={kind}>
      {error ? <Failure error={error} onRetry={() => void refetch()} /> : <Card><Skeleton rows={4} onRetry={() => void refetch()} /></Card>}
    </Frame>
  );
}

/** The screen that puts every copy right. */
export function CorrectionScreen() {
  const { post } = useParams({ from: '/frame/contenus/$post/rectification' });
  return <Screen post={post} kind="correct" />;
}

/** The screen that takes every copy down. */
export function WithdrawalScreen() {
  const { post } = useParams({ from: '/frame/contenus/$post/retrait' });
  return <Screen post={post} kind="withdraw" />;
}
