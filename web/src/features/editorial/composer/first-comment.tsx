// The first comment of one channel: written by Parvis under what is out, where the network takes one.
import { useId } from 'react';
import { useQuery } from '@tanstack/react-query';
import { networksQuery } from '@/shared/api/queries.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import { useComposer } from './context.tsx';
import { setComment } from './draft.ts';
import style from './composer.module.css';

/** The field of the channel shown; nothing on the original, or where the network takes no comment. */
export function FirstComment() {
  const text = useText();
  const title = useId();
  const { data: networks } = useQuery(networksQuery);
  const { draft, place, channels, change, mayEdit, locked, findings } = useComposer();
  const channel = place === null ? undefined : channels.get(place);
  const takesOne = networks?.find((network) => network.network === channel?.network)?.capabilities.first_comment ?? false;
  const variant = draft.variants.find((each) => each.channel === place);
  if (!variant || place === null || !takesOne) return null;
  const fault = findings.find((finding) => finding.channel === place && finding.code.startsWith('editorial.comment_'));
  return (
    <section className={style.comment} aria-labelledby={title}>
      <h3 id={title}>{text('composer-comment')}</h3>
      <TextField
        label={text('composer-comment-label')}
        help={text('composer-comment-help')}
        error={fault?.title}
        rows={3}
        value={variant.comment ?? ''}
        isDisabled={!mayEdit || locked}
        onChange={(comment) => change((current) => setComment(current, place, comment))}
      />
    </section>
  );
}
