// The corrected texts, part by part, beside what is out.
import { useLocaleCode, useText } from '@/shared/i18n/index.tsx';
import type { CorrectedContent } from '@/shared/api/corrections.ts';
import type { DraftSegment } from '@/shared/api/types.ts';
import { Card } from '@/shared/ui/card.tsx';
import { Select } from '@/shared/ui/select.tsx';
import { TextField } from '@/shared/ui/text-field.tsx';
import { Changes } from './changes.tsx';
import { readingOf, withSegment } from './writing.ts';
import style from './correction.module.css';

const languageName = (code: string, of: string): string => new Intl.DisplayNames([of], { type: 'language' }).of(code) ?? code;

/** Languages proposed: those of institutions and their neighbours. */
const LANGUAGES = ['fr', 'en', 'br', 'eu', 'co', 'oc', 'ca', 'de', 'gcf', 'es', 'pt', 'it'];

interface PartProps {
  segment: DraftSegment;
  label: string;
  language: string;
  onChange: (segment: DraftSegment) => void;
}

function Part({ segment, label, language, onChange }: PartProps) {
  const text = useText();
  return (
    <div className={style.part}>
      <div lang={language}>
        <TextField label={label} rows={Math.min(12, Math.max(4, segment.text.split('\n').length + 1))} value={segment.text} onChange={(value) => onChange({ ...segment, text: value })} />
      </div>
      {segment.media.map((media, index) => (
        <div key={media.asset} className={style.media}>
          <img src={`/api/v1/assets/${media.asset}/file?rendition=thumb`} alt="" loading="lazy" />
          <TextField
            label={text('correction-alt', { number: index + 1 })}
            rows={2}
            value={media.alt}
            onChange={(alt) => onChange({ ...segment, media: segment.media.map((each, place) => (place === index ? { ...each, alt } : each)) })}
          />
        </div>
      ))}
    </div>
  );
}

interface TextsProps {
  content: CorrectedContent;
  current: CorrectedContent;
  /** Names of the channels with a text of their own, by id. */
  names: Map<string, string>;
  onChange: (change: (content: CorrectedContent) => CorrectedContent) => void;
}

/** The text as corrected, and what changes in it. */
export function Texts({ content, current, names, onChange }: TextsProps) {
  const text = useText();
  const of = useLocaleCode();
  const adapted = content.variants.filter((variant) => variant.segments);
  const follows = content.variants.some((variant) => !variant.segments);
  const parts = (segments: DraftSegment[], channel: string | null) =>
    segments.map((segment, index) => (
      <Part
        key={index}
        segment={segment}
        language={content.language}
        label={segments.length > 1 ? text('correction-part', { number: index + 1 }) : text('correction-text')}
        onChange={(changed) => onChange((before) => withSegment(before, channel, index, changed))}
      />
    ));
  return (
    <>
      <Card title={text('correction-texts')}>
        <div className={style.stack}>
          {follows && parts(content.segments, null)}
          {follows && <Changes before={readingOf(current.segments)} after={readingOf(content.segments)} />}
          <div className={style.pair}>
            <TextField label={text('correction-title-field')} value={content.title} onChange={(title) => onChange((before) => ({ ...before, title }))} />
            <Select
              label={text('correction-language')}
              value={content.language}
              choices={[...new Set([content.language, ...LANGUAGES])].map((value) => ({ value, label: languageName(value, of) }))}
              onChange={(language) => onChange((before) => ({ ...before, language }))}
            />
          </div>
        </div>
      </Card>
      {adapted.map((variant) => {
        const before = current.variants.find((each) => each.channel === variant.channel)?.segments ?? current.segments;
        return (
          <Card key={variant.channel} title={text('correction-adapted', { channel: names.get(variant.channel) ?? '' })}>
            <div className={style.stack}>
              {parts(variant.segments ?? [], variant.channel)}
              <Changes before={readingOf(before)} after={readingOf(variant.segments ?? [])} />
            </div>
          </Card>
        );
      })}
    </>
  );
}
