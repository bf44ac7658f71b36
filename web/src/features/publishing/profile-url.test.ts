// The profile behind a handle.
import { describe, expect, it } from 'vitest';
import { profileUrl } from './profile-url.ts';

describe('profileUrl', () => {
  it('is where the network shows the profile', () => {
    expect(profileUrl('bluesky', 'valmont.example')).toBe('https://bsky.app/profile/valmont.example');
    expect(profileUrl('mastodon', '@mairie@social.example')).toBe('https://social.example/@mairie');
  });
  it('is unknown without a whole handle', () => {
    expect(profileUrl('mastodon', 'mairie')).toBeNull();
    expect(profileUrl('public_feed', '')).toBeNull();
  });
});
