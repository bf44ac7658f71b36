// Proposals of a correction: the gentlest way for what changes, nothing for the rest, a person's choice kept.
import { describe, expect, it } from 'vitest';
import type { CopyView, CorrectedContent } from '@/shared/api/corrections.ts';
import { changes, plannedFor, propose, waysFor, withSegment, withVariant } from './writing.ts';

const copy = (id: string, ways: CopyView['ways'], network = 'mastodon'): CopyView => ({
  publication: `pub_${id}`,
  channel: { id, network, name: id, handle: id },
  network,
  standing: 'live',
  segments: 1,
  url: null, options: {},
  ways,
  proposed: ways[0] ?? 'leave',
  up_to_date: true,
});

const content = (text: string): CorrectedContent => ({
  title: 'Conseil',
  language: 'fr',
  segments: [{ text, media: [] }],
  variants: [
    { channel: 'a', segments: null, way: 'leave', erratum: '' },
    { channel: 'b', segments: [{ text: 'À part', media: [] }], way: 'leave', erratum: '' },
  ],
  note: '',
});

const copies = [copy('a', ['edit', 'replace', 'erratum']), copy('b', ['replace', 'erratum'], 'bluesky')];

describe('proposals', () => {
  it('take the gentlest way for the copies that change and leave the others', () => {
    const proposed = propose(content('Le 4'), content('Le 3'), copies, new Set());
    expect(proposed.variants.map((variant) => variant.way)).toEqual(['edit', 'leave']);
    expect(plannedFor(proposed, copies).map(({ way }) => way)).toEqual(['edit']);
  });

  it('count a warning that changes, and not one that is told as it is out', () => {
    const out = { ...copy('a', ['edit', 'replace']), options: { warning: 'Accident', visibility: 'unlisted' as const } };
    const told = (options?: { warning?: string; sensitive_media?: boolean }) => withVariant(content('Le 3'), 'a', { options });
    expect(changes(told({ warning: ' Accident ' }), told(), out)).toBe(false);
    expect(changes(told({ warning: 'Accident de la route' }), told(), out)).toBe(true);
    expect(changes(told({}), told(), out)).toBe(true);
    expect(propose(told({ warning: 'Accident', sensitive_media: true }), told(), [out], new Set()).variants[0]?.way).toBe('edit');
  });

  it('keep what a person chose while it is possible', () => {
    const chosen = { ...content('Le 4'), variants: content('Le 4').variants.map((variant) => ({ ...variant, way: 'replace' as const })) };
    expect(propose(chosen, content('Le 3'), copies, new Set(['a', 'b'])).variants.map((variant) => variant.way)).toEqual(['replace', 'replace']);
  });

  it('do not edit when the number of parts changes', () => {
    const longer = { ...content('Le 4'), segments: [...content('Le 4').segments, { text: 'Suite', media: [] }] };
    expect(waysFor(longer, copies[0]!)).toEqual(['replace', 'erratum']);
    const edited = { ...longer, variants: longer.variants.map((variant) => ({ ...variant, way: 'edit' as const })) };
    expect(propose(edited, content('Le 3'), copies, new Set(['a'])).variants[0]?.way).toBe('replace');
  });

  it('take up a copy that an earlier correction did not reach', () => {
    const late = copies.map((each) => ({ ...each, up_to_date: false }));
    expect(propose(content('Le 3'), content('Le 3'), late, new Set()).variants.map((variant) => variant.way)).toEqual(['edit', 'replace']);
  });

  it('see the title on the public feed only', () => {
    const renamed = { ...content('Le 3'), title: 'Conseil municipal' };
    expect(changes(renamed, content('Le 3'), copies[0]!)).toBe(false);
    expect(changes(renamed, content('Le 3'), copy('a', ['edit'], 'public_feed'))).toBe(true);
  });
});

describe('writing', () => {
  it('changes one segment of the original or of a channel', () => {
    const corrected = withSegment(content('Le 3'), 'b', 0, { text: 'Autre', media: [] });
    expect(corrected.variants[1]?.segments?.[0]?.text).toBe('Autre');
    expect(withSegment(content('Le 3'), null, 0, { text: 'Le 4', media: [] }).segments[0]?.text).toBe('Le 4');
    expect(withSegment(content('Le 3'), 'a', 0, { text: 'x', media: [] })).toEqual(content('Le 3'));
  });
});
