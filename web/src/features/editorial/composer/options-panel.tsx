// What goes with the text of one channel: who sees it, a warning before it, the mark of sensitive media.
import { useId } from 'react';
import { useQuery } from '@tanstack/react-query';
import { networksQuery } from '@/shared/api/queries.ts';
import type { OfferedOptions, VariantOptions, Visibility } from '@/shared/api/option-types.ts';
import { useText } from '@/shared/i18n/index.tsx';
import { Checkbox } from '@/shared/ui/checkbox.tsx';
import { Select } from '@/shared/ui/select.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import { useComposer } from './context.tsx';
import { optionsAt, segmentsAt, setOptions } from './draft.ts';
import style from './options.module.css';

/** The options that the network of the channel shown has; null on the original and where there are none. */
export function useOffered(): OfferedOptions | null {
  const { place, channels } = useComposer();
  const { data: networks } = useQuery(networksQuery);
  const channel = place === null ? undefined : channels.get(place);
  const offered = networks?.find((network) => network.network === channel?.network)?.capabilities.options;
  if (!offered) return null;
  return offered.visibilities.length > 1 || offered.warning || offered.sensitive_media ? offered : null;
}

/** The fields of the channel shown. */
export function OptionsPanel() {
  const text = useText();
  const title = useId();
  const offered = useOffered();
  const { draft, place, change, mayEdit, locked, findings } = useComposer();
  if (!offered || place === null || !draft.variants.some((variant) => variant.channel === place)) return null;
  const options = optionsAt(draft, place);
  const visibility = options.visibility ?? 'public';
  const hasMedia = segmentsAt(draft, place).some((segment) => segment.media.length > 0);
  const isDisabled = !mayEdit || locked;
  const set = (values: Partial<VariantOptions>) => change((current) => setOptions(current, place, values));
  const fault = findings.find((finding) => finding.channel === place && finding.code.startsWith('editorial.warning_'));
  return (
    <section className={style.options} aria-labelledby={title}>
      <h3 id={title}>{text('options-title')}</h3>
      {offered.visibilities.length > 1 && (
        <Select
          label={text('options-visibility')}
          help={text(`options-visibility-help-${visibility}`)}
          value={visibility}
          choices={offered.visibilities.map((each) => ({ value: each, label: text(`options-visibility-${each}`) }))}
          isDisabled={isDisabled}
          onChange={(value) => set({ visibility: value as Visibility })}
        />
      )}
      {offered.warning && (
        <TextField
          label={text('options-warning-label')}
          help={text('options-warning-help')}
          error={fault?.title}
          value={options.warning ?? ''}
          isDisabled={isDisabled}
          onChange={(warning) => set({ warning })}
        />
      )}
      {offered.sensitive_media && (hasMedia || options.sensitive_media) && (
        <div className={style.mark}>
          <Checkbox isSelected={options.sensitive_media ?? false} isDisabled={isDisabled} onChange={(sensitive_media) => set({ sensitive_media })}>
            {text('options-sensitive')}
          </Checkbox>
          <p className={style.help}>{text('options-sensitive-help')}</p>
        </div>
      )}
    </section>
  );
}
