// Which action stands first on the screen, by state and permission.
import { hasStory } from '@/shared/posts/post-link.tsx';
import { stageOf, type Act, type FindingView, type PostView } from './wire.ts';

export type HeaderAct = 'submit' | 'approve' | 'request_changes' | 'schedule' | 'publish_now' | 'cancel' | 'duplicate' | 'story';

export interface HeaderActs {
  primary: HeaderAct | null;
  secondary: HeaderAct | null;
}

/** Acts of the header. With a wished hour the post is scheduled, without one it leaves now. */
export function headerActs(post: Pick<PostView, 'state' | 'stage' | 'allowed'>, hasWish: boolean): HeaderActs {
  const may = (act: Act) => post.allowed.includes(act);
  const leave: HeaderAct = hasWish ? 'schedule' : 'publish_now';
  const mayLeave = may(leave);
  switch (stageOf(post as PostView)) {
    case 'in_review':
      return may('approve')
        ? { primary: 'approve', secondary: may('request_changes') ? 'request_changes' : null }
        : { primary: null, secondary: null };
    case 'approved':
      return { primary: mayLeave ? leave : null, secondary: may('request_changes') ? 'request_changes' : null };
    case 'scheduled':
      return { primary: 'story', secondary: !hasStory(post.state) && may('cancel') ? 'cancel' : null };
    case 'cancelled':
      return { primary: may('duplicate') ? 'duplicate' : null, secondary: null };
    default:
      return mayLeave
        ? { primary: leave, secondary: may('submit') ? 'submit' : null }
        : { primary: may('submit') ? 'submit' : null, secondary: null };
  }
}

/** Whether blocking findings forbid an act. */
export const needsClearChecks = (act: HeaderAct): boolean => ['submit', 'approve', 'schedule', 'publish_now'].includes(act);

/** The finding to repair first: those that block, in the order of the panel. */
export const firstBlocking = (findings: FindingView[]): FindingView | undefined => findings.find((finding) => finding.severity === 'blocking');

/** What the findings say of each channel: whether something blocks it. */
export function blockedChannels(findings: FindingView[], followers: string[]): Set<string> {
  const blocking = findings.filter((finding) => finding.severity === 'blocking');
  const blocked = new Set(blocking.flatMap((finding) => (finding.channel === null ? [] : [finding.channel])));
  if (blocking.some((finding) => finding.channel === null)) followers.forEach((channel) => blocked.add(channel));
  return blocked;
}
