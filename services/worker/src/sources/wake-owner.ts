import type { ProcessRunner } from '@visaguard/orchestration';
import { sourceWoken } from '@visaguard/workflow-screening';
import { screeningProcessId } from '../process-starts.ts';
import type { SlotAsk } from './run-slots.ts';

/** Tells the process that waits for a run to look at it now. @returns whether there is such a process. */
export async function wakeOwner(
  runner: ProcessRunner,
  { scope, owner }: Pick<SlotAsk, 'scope' | 'owner'>,
): Promise<boolean> {
  if (owner.kind !== 'source') return false;
  const { screeningId, sourceId } = owner;
  return (await runner.signal(screeningProcessId(scope, screeningId), sourceWoken(sourceId))) === 'delivered';
}
