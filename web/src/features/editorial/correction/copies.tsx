// What is done with each copy: the ways its network allows, and what each one costs, said before.
import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import type { CopyView, CorrectedContent, CorrectedOptions, Way } from '@/shared/api/corrections.ts';
import { networksQuery } from '@/shared/api/queries.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { OptionFacts } from '@/shared/posts/option-facts.tsx';
import { Card } from '@/shared/ui/card.tsx';
import { Checkbox } from '@/shared/ui/checkbox.tsx';
import { NetworkGlyph, useNetworkName } from '@/shared/ui/network-glyph.tsx';
import { Select } from '@/shared/ui/select.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import { changes, segmentsFor, waysFor, withVariant } from './writing.ts';
import style from './correction.module.css';

/** The message that says what a way costs on a network. */
export function costOf(way: Way, copy: CopyView): string {
  if (copy.standing === 'waiting' && way === 'replace') return 'way-cost-replace-waiting';
  if (copy.network === 'public_feed' && way !== 'leave') return `way-cost-${way}-feed`;
  return `way-cost-${way}`;
}

/** Who a copy belongs to, where it stands, and its live address. */
export function CopyName({ copy }: { copy: CopyView }) {
  const text = useText();
  const typo = useTypo();
  const network = useNetworkName()(copy.network);
  return (
    <div className={style.copyName}>
      <NetworkGlyph network={copy.network} size="large" decorative />
      <span className={style.grow}>
        <strong>{typo(copy.channel.name || network)}</strong>
        <span className={style.quiet}>{[network, text(`standing-${copy.standing}`)].join(' · ')}</span>
      </span>
      {copy.url && (
        <a href={copy.url} target="_blank" rel="noopener noreferrer" className={style.see}>
          <ExternalLink size={16} aria-hidden />
          {text('correction-see')}
          <span className="visually-hidden"> {text('correction-see-where', { network })}</span>
        </a>
      )}
    </div>
  );
}

interface OptionsProps {
  copy: CopyView;
  content: CorrectedContent;
  onChange: (options: CorrectedOptions) => void;
}

/** Of what goes with the text of a copy, what can still be changed; the rest is said to stay. */
function CopyOptions({ copy, content, onChange }: OptionsProps) {
  const text = useText();
  const { data: networks } = useQuery(networksQuery);
  const offered = networks?.find((network) => network.network === copy.network)?.capabilities.options;
  if (!offered || !(offered.warning || offered.sensitive_media) || !copy.ways.some((way) => way === 'edit' || way === 'replace')) return null;
  const options = content.variants.find((variant) => variant.channel === copy.channel.id)?.options ?? copy.options;
  const { warning, sensitive_media } = options;
  const set = (values: CorrectedOptions) => onChange({ warning, sensitive_media, ...values });
  const hasMedia = segmentsFor(content, copy.channel.id).some((segment) => segment.media.length > 0);
  return (
    <div className={style.stack}>
      {offered.warning && (
        <TextField label={text('options-warning-label')} help={text('correction-options-kept')} value={warning ?? ''} onChange={(typed) => set({ warning: typed })} />
      )}
      {offered.sensitive_media && (hasMedia || sensitive_media) && (
        <Checkbox isSelected={sensitive_media ?? false} onChange={(marked) => set({ sensitive_media: marked })}>
          {text('options-sensitive')}
        </Checkbox>
      )}
    </div>
  );
}

interface CopyProps {
  copy: CopyView;
  content: CorrectedContent;
  current: CorrectedContent;
  onChoose: (channel: string, change: (content: CorrectedContent) => CorrectedContent) => void;
  /** Changes what is corrected: a way is proposed for it. */
  onWrite: (change: (content: CorrectedContent) => CorrectedContent) => void;
}

function Copy({ copy, content, current, onChoose, onWrite }: CopyProps) {
  const text = useText();
  const network = useNetworkName()(copy.network);
  const variant = content.variants.find((each) => each.channel === copy.channel.id);
  if (!variant) return null;
  const ways: Way[] = [...waysFor(content, copy), 'leave'];
  const change = (values: Partial<typeof variant>) => onChoose(copy.channel.id, (before) => withVariant(before, copy.channel.id, values));
  const differs = changes(content, current, copy) || !copy.up_to_date;
  return (
    <li className={style.copy}>
      <CopyName copy={copy} />
      <OptionFacts options={copy.options} language={content.language} />
      <CopyOptions copy={copy} content={content} onChange={(options) => onWrite((before) => withVariant(before, copy.channel.id, { options }))} />
      {ways.length === 1 ? (
        <p className={style.quiet}>{text(`standing-${copy.standing}-why`)}</p>
      ) : (
        <Select
          label={text('correction-way', { channel: copy.channel.name || network })}
          hideLabel
          value={variant.way}
          choices={ways.map((way) => ({ value: way, label: text(copy.standing === 'waiting' && way === 'replace' ? 'way-replace-waiting' : `way-${way}`) }))}
          onChange={(way) => change({ way: way as Way })}
        />
      )}
      {ways.length > 1 && (variant.way !== 'leave' || differs) && (
        <p className={variant.way === 'replace' && copy.standing !== 'waiting' ? style.cost : style.quiet}>{text(costOf(variant.way, copy), { network })}</p>
      )}
      {copy.options.poll && (variant.way === 'edit' || variant.way === 'replace') && <p className={variant.way === 'replace' ? style.cost : style.quiet}>{text(`poll-correction-${variant.way}`, { network })}</p>}
      {variant.way === 'erratum' && (
        <TextField
          label={text('correction-erratum')}
          help={text('correction-erratum-help', { network })}
          rows={3}
          value={variant.erratum}
          onChange={(erratum) => change({ erratum })}
        />
      )}
    </li>
  );
}

/** The copies of a content, with the choice of each. */
export function Copies({ copies, ...rest }: Omit<CopyProps, 'copy'> & { copies: CopyView[] }) {
  const text = useText();
  return (
    <Card title={text('correction-copies')} count={copies.length} flush>
      <ul>
        {copies.map((copy) => (
          <Copy key={copy.publication} copy={copy} {...rest} />
        ))}
      </ul>
    </Card>
  );
}
