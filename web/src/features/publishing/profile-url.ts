// Where a person looks for a content of a channel: its public profile on the network.

/** The address of a channel's profile, when its handle says where it is. */
export function profileUrl(network: string, handle: string): string | null {
  const name = handle.replace(/^@/, '');
  if (!name) return null;
  if (network === 'bluesky') return `https://bsky.app/profile/${encodeURIComponent(name)}`;
  const [user, server] = name.split('@');
  return network === 'mastodon' && user && server ? `https://${server}/@${encodeURIComponent(user)}` : null;
}
