// The copy of an unsaved draft on this desk, by content and member: what a crash must not take.
import type { Copy } from './composition.ts';

const keyOf = (post: string, member: string): string => `parvis.draft.${post}.${member}`;

/** Reads the copy that an earlier page left. */
export function readCopy(post: string, member: string): Copy | null {
  try {
    const copy = JSON.parse(localStorage.getItem(keyOf(post, member)) ?? 'null') as Copy | null;
    return copy && Array.isArray(copy.draft?.segments) && Array.isArray(copy.draft.variants) ? copy : null;
  } catch {
    return null;
  }
}

/** Keeps the copy, or drops it. Without storage the server alone keeps the text. */
export function keepCopy(post: string, member: string, copy: Copy | null): void {
  try {
    if (copy) localStorage.setItem(keyOf(post, member), JSON.stringify(copy));
    else localStorage.removeItem(keyOf(post, member));
  } catch {
    // Storage full or forbidden.
  }
}
