// What goes with a text: what is sent of it, and what it counts for.
import { describe, expect, it } from 'vitest';
import type { ChannelView } from '@/shared/api/types.ts';
import { told } from '@/shared/posts/options.ts';
import { read, readAll } from './counting.ts';
import { bodyOf, draftOf, optionsAt, sameDraft, setOptions, type Draft } from './draft.ts';
import type { PostView } from './wire.ts';

const draft = (): Draft => ({
  title: '',
  language: 'fr',
  theme: null,
  wish: null,
  priority: 'normal',
  segments: [{ key: 'a', text: 'La rocade est fermée', media: [] }],
  variants: [
    { channel: 'masto', segments: null },
    { channel: 'sky', segments: null },
  ],
});

const channel = (id: string, max: number): ChannelView =>
  ({ id, limits: { text: { max, unit: 'graphemes', max_bytes: null, link_weight: 23, handles_count_local_part: true } } }) as ChannelView;

describe('the options of a channel', () => {
  it('are sent without what is at its default', () => {
    const narrow = setOptions(setOptions(draft(), 'masto', { visibility: 'followers' }), 'masto', { warning: 'Accident' });
    expect(bodyOf(narrow).variants[0]).toEqual({ channel: 'masto', segments: null, options: { visibility: 'followers', warning: 'Accident' } });
    expect(bodyOf(narrow).variants[1]).toEqual({ channel: 'sky', segments: null });
    const back = setOptions(narrow, 'masto', { visibility: 'public', warning: '  ', sensitive_media: false });
    expect(told(optionsAt(back, 'masto'))).toBeNull();
    expect(sameDraft(back, draft())).toBe(true);
    expect(sameDraft(narrow, draft())).toBe(false);
  });
  it('come back from the server as they were sent', () => {
    const narrow = setOptions(draft(), 'masto', { warning: 'Accident', sensitive_media: true });
    const variants = bodyOf(narrow).variants.map((variant) => ({ ...variant, channel: { id: variant.channel }, follows_original: true, segments: [] }));
    const post = { ...bodyOf(narrow), theme: null, variants } as unknown as PostView;
    expect(sameDraft(draftOf(post), narrow)).toBe(true);
  });
  it('belong to a channel: the original has none', () => {
    expect(optionsAt(setOptions(draft(), 'masto', { warning: 'Accident' }), null)).toEqual({});
  });
});

describe('a warning', () => {
  it('counts with the text, its links whole', () => {
    expect(read('Bonjour', channel('masto', 500), 'Accident').length).toBe(15);
    const link = 'https://valmont.example/une-page-dont-l-adresse-est-longue';
    expect(read('', channel('masto', 500), link).length).toBe(link.length);
    expect(read(link, channel('masto', 500)).length).toBe(23);
  });
  it('makes its own channel the tightest', () => {
    const warned = (id: string) => (id === 'masto' ? 'Accident de la route' : '');
    const channels = [channel('sky', 300), channel('masto', 310)];
    expect(readAll('Bonjour', channels, warned).map((reading) => reading.channel.id)).toEqual(['masto', 'sky']);
    expect(readAll('Bonjour', channels).map((reading) => reading.channel.id)).toEqual(['sky', 'masto']);
  });
});
