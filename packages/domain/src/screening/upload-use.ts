import type { HandleId } from '@visaguard/kernel';
import type { ScreeningState, SourceState } from './state.ts';

/** Whether the upload has served: its posts are kept, or it told that there is nothing to keep. It is deleted then. */
export function isRead({ collected, assessed }: SourceState): boolean {
  if (collected) return true;
  return assessed?.coverage.state === 'not_assessed' && assessed.coverage.reason !== 'adapter_down';
}

/**
 * Whether the uploads that this screening ordered of the account are still its own: it will read them, or they are about
 * to be deleted. What it never came to read, because a part of this system failed, serves a later order.
 */
export function holdsUploads(state: ScreeningState, handleId: HandleId): boolean {
  if (state.kind === 'none') return false;
  const source = state.sources.find((ordered) => ordered.handleId === handleId);
  if (!source) return false;
  return isRead(source) || (source.assessed === null && state.kind !== 'failed');
}
