// What acts on channels answer.
import type { ChannelView } from './types.ts';

/** A channel that was disconnected, and what its server knows of it; null when there was nothing to take back. */
export interface DisconnectionView extends ChannelView {
  revocation: 'revoked' | 'by_hand' | 'not_told' | null;
}
