import { loadState } from '@visaguard/application';
import { screening } from '@visaguard/domain';
import type { ScreeningId, TenantScope } from '@visaguard/kernel';
import type { TestWorker } from './start-test-worker.ts';

/** A screening as its events tell it. @throws where it was never ordered. */
export async function screeningOf({ app }: TestWorker, scope: TenantScope, screeningId: ScreeningId) {
  const { state } = await loadState(app, scope, { aggregate: screening, streamId: screeningId });
  if (state.kind === 'none') throw new Error('there is no such screening');
  return state;
}
