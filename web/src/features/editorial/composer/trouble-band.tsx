// What will stop this content, or has stopped it, above what one writes.
import { Link } from '@tanstack/react-router';
import { useText } from '@/shared/i18n/index.tsx';
import { useTypo } from '@/shared/i18n/titles.ts';
import { Banner } from '@/shared/ui/banner.tsx';
import type { PostView } from './wire.ts';

/** The band of a trouble, with the way to its repair. */
export function TroubleBand({ post }: { post: PostView }) {
  const text = useText();
  const typo = useTypo();
  if (!post.trouble) return null;
  const channel = post.variants.find((variant) => variant.channel.id === post.trouble?.channel)?.channel;
  return (
    <Banner
      tone="look"
      title={channel ? `${typo(channel.name)} :` : ''}
      action={
        <Link to="/contenus/$post/publication" params={{ post: post.id }} hash={post.trouble.publication}>
          {text(`trouble-${post.trouble.verb}`)}
        </Link>
      }
    >
      {typo(post.trouble.title)}
    </Banner>
  );
}
