// Changes of a draft, first acts, wall clocks.
import { describe, expect, it } from 'vitest';
import type { AssetView } from '@/shared/api/types.ts';
import { blockedChannels, headerActs } from './acts.ts';
import * as drafts from './draft.ts';
import { instantsOf, wallFault } from './wall-clock.ts';
import type { Act, FindingView, PostView } from './wire.ts';

const asset = (id: string, alt = ''): AssetView => ({ id, alt, filename: `${id}.jpg` }) as AssetView;
const draft = (): drafts.Draft => ({
  title: 'Rue des Tanneurs',
  language: 'fr',
  theme: null,
  wish: null,
  priority: 'normal',
  segments: [{ key: 'a', text: 'Bonjour', media: [] }],
  variants: [
    { channel: 'feed', segments: null },
    { channel: 'sky', segments: null },
  ],
});

describe('a draft', () => {
  it('gets a variant of its own as soon as one types in it', () => {
    const next = drafts.setText(draft(), 'sky', 0, 'Salut');
    expect(drafts.isAdapted(next, 'sky')).toBe(true);
    expect(drafts.segmentsAt(next, 'sky')[0]?.text).toBe('Salut');
    expect(drafts.segmentsAt(next, 'feed')[0]?.text).toBe('Bonjour');
    expect(next.segments[0]?.text).toBe('Bonjour');
  });
  it('keeps an adapted variant apart from the original, until it follows again', () => {
    const adapted = drafts.adapt(draft(), 'sky');
    const changed = drafts.setText(adapted, null, 0, 'Bonsoir');
    expect(drafts.segmentsAt(changed, 'sky')[0]?.text).toBe('Bonjour');
    expect(drafts.segmentsAt(drafts.followOriginal(changed, 'sky'), 'sky')[0]?.text).toBe('Bonsoir');
  });
  it('keeps at least one segment, and orders them', () => {
    expect(drafts.removeSegment(draft(), null, 0).segments).toHaveLength(1);
    const two = drafts.setText(drafts.addSegment(draft(), null), null, 1, 'Suite');
    expect(drafts.moveSegment(two, null, 1, 0).segments.map((segment) => segment.text)).toEqual(['Suite', 'Bonjour']);
    expect(drafts.moveSegment(two, null, 1, 2).segments).toBe(two.segments);
  });
  it('takes a media once, with the alternative text of the library', () => {
    const once = drafts.addMedia(draft(), null, 0, asset('x', 'La rue.'));
    const twice = drafts.addMedia(once, null, 0, asset('x'));
    expect(twice.segments[0]?.media).toHaveLength(1);
    expect(drafts.bodyOf(twice).segments[0]?.media).toEqual([{ asset: 'x', alt: 'La rue.' }]);
    const both = drafts.moveMedia(drafts.addMedia(once, null, 0, asset('y')), null, 0, 1, 0);
    expect(both.segments[0]?.media.map((media) => media.asset.id)).toEqual(['y', 'x']);
  });
  it('is the same whatever the keys, and keeps keys when it comes back from the server', () => {
    const other = { ...draft(), segments: [{ key: 'z', text: 'Bonjour', media: [] }] };
    expect(drafts.sameDraft(draft(), other)).toBe(true);
    expect(drafts.withKeysOf(other, draft()).segments[0]?.key).toBe('a');
  });
  it('has a channel once', () => {
    expect(drafts.addChannel(draft(), 'sky').variants).toHaveLength(2);
    expect(drafts.removeChannel(draft(), 'sky').variants.map((variant) => variant.channel)).toEqual(['feed']);
  });
});

describe('the first act', () => {
  const acts = (state: PostView['state'], allowed: Act[], hasWish = true) => headerActs({ state, allowed }, hasWish);
  it('is to submit for those who write, to schedule for those who may', () => {
    expect(acts('draft', ['edit', 'submit'])).toEqual({ primary: 'submit', secondary: null });
    expect(acts('draft', ['submit', 'approve', 'schedule', 'publish_now'])).toEqual({ primary: 'schedule', secondary: 'submit' });
    expect(acts('draft', ['submit', 'schedule', 'publish_now'], false)).toEqual({ primary: 'publish_now', secondary: 'submit' });
  });
  it('is to approve while it waits for that', () => {
    expect(acts('in_review', ['approve', 'request_changes', 'schedule'])).toEqual({ primary: 'approve', secondary: 'request_changes' });
    expect(acts('in_review', ['edit'])).toEqual({ primary: null, secondary: null });
  });
  it('is to see what became of it afterwards', () => {
    expect(acts('scheduled', ['cancel', 'move'])).toEqual({ primary: 'story', secondary: 'cancel' });
    expect(acts('published', ['duplicate'])).toEqual({ primary: 'story', secondary: null });
    expect(acts('cancelled', ['duplicate'])).toEqual({ primary: 'duplicate', secondary: null });
  });
});

it('a fault of the original blocks the channels that follow it', () => {
  const finding = (channel: string | null, severity: FindingView['severity'] = 'blocking') => ({ channel, severity }) as FindingView;
  expect([...blockedChannels([finding(null)], ['feed'])]).toEqual(['feed']);
  expect([...blockedChannels([finding('sky'), finding(null, 'warning')], ['feed'])]).toEqual(['sky']);
});

describe('a clock on the wall', () => {
  const iso = (local: string, zone: string) => instantsOf(local, zone).map((instant) => instant.toISOString().slice(0, 16));
  it('names one instant most of the time', () => {
    expect(iso('2026-12-04T11:00', 'Europe/Paris')).toEqual(['2026-12-04T10:00']);
    expect(iso('2026-12-04T11:00', 'Pacific/Noumea')).toEqual(['2026-12-04T00:00']);
    expect(iso('2026-12-04T11:00', 'America/Martinique')).toEqual(['2026-12-04T15:00']);
  });
  it('names none when clocks jump, two when they go back', () => {
    expect(iso('2027-03-28T02:30', 'Europe/Paris')).toEqual([]);
    expect(iso('2026-10-25T02:30', 'Europe/Paris')).toEqual(['2026-10-25T00:30', '2026-10-25T01:30']);
  });
  it('is judged before the server is asked', () => {
    const now = new Date('2026-09-24T08:12:00Z');
    expect(wallFault('2027-03-28T02:30', 'Europe/Paris', now)).toBe('absent');
    expect(wallFault('2026-10-25T02:30', 'Europe/Paris', now)).toBe('twice');
    expect(wallFault('2026-09-24T09:00', 'Europe/Paris', now)).toBe('past');
    // A year while it is being typed.
    for (const year of ['0002', '0020', '0202']) expect(wallFault(`${year}-12-02T10:00`, 'Europe/Paris', now)).not.toBeNull();
    expect(wallFault('2026-09-24T11:00', 'Europe/Paris', now)).toBeNull();
    expect(wallFault('0002-10-28T10:00', 'Europe/Paris', now)).toBe('past');
  });
});
