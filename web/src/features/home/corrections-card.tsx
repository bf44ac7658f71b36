// Corrections of what is out that wait for this person: to approve, or applied without waiting and to take note of.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { api, newKey } from '@/shared/api/client.ts';
import { awaitingCorrectionsQuery, type CorrectionView } from '@/shared/api/corrections.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { useCan } from '@/shared/session/index.tsx';
import { Avatar } from '@/shared/ui/avatar.tsx';
import { Button, LinkButton } from '@/shared/ui/button.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { Failure } from '@/shared/ui/problem.tsx';
import style from './home.module.css';

function Row({ correction }: { correction: CorrectionView }) {
  const text = useText();
  const typo = useTypo();
  const client = useQueryClient();
  const note = useMutation({
    mutationFn: () => api.post(`/corrections/${correction.id}/take-note`, {}, { idempotencyKey: newKey() }),
    onSettled: () => client.invalidateQueries({ queryKey: ['corrections'] }),
  });
  const title = typo(correction.post_title);
  const to = correction.kind === 'withdraw' ? '/contenus/$post/retrait' : '/contenus/$post/rectification';
  return (
    <li className={style.awaiting}>
      <Avatar member={correction.author} />
      <div className={style.what}>
        <span className={style.title}>{title}</span>
        <span className={style.by}>
          {correction.urgent ? text('home-correction-urgent', { reason: correction.urgent_reason }) : [text(`correction-kind-${correction.kind}`), correction.author?.name].filter(Boolean).join(' · ')}
        </span>
      </div>
      <LinkButton to={to} params={{ post: correction.post }} size="row">
        {text('home-correction-review')}
        <span className="visually-hidden"> {title}</span>
      </LinkButton>
      {correction.allowed.includes('take_note') && (
        <Button size="row" icon={<Check aria-hidden />} isPending={note.isPending} onPress={() => note.mutate()}>
          {text('correction-take-note')}
          <span className="visually-hidden"> {title}</span>
        </Button>
      )}
      {note.error && <Failure error={note.error} />}
    </li>
  );
}

/** The card of corrections; absent when none waits. */
export function CorrectionsCard() {
  const text = useText();
  const approves = useCan('post.approve');
  const { data = [] } = useQuery({ ...awaitingCorrectionsQuery, enabled: approves });
  if (data.length === 0) return null;
  return (
    <Card title={text('home-corrections')} count={data.length} flush>
      <ul>
        {data.map((correction) => (
          <Row key={correction.id} correction={correction} />
        ))}
      </ul>
    </Card>
  );
}
