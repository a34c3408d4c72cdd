import { claimReview, closeReview, loadState, reviewFinding } from '@visaguard/application';
import { finding, review } from '@visaguard/domain';
import type { MemberId, ReviewId, TenantScope } from '@visaguard/kernel';
import { runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

const reason = 'Confirmed as proposed by the simulated reviewer of test mode.';

/**
 * In test mode, where the tenant has a simulated reviewer: confirms every proposal as it stands and closes the case,
 * by the commands that a person would use. A tenant without one waits for a person, in test mode too.
 */
export async function simulateReview(
  worker: WorkerDependencies,
  scope: TenantScope,
  reviewId: ReviewId,
): Promise<void> {
  if (scope.mode !== 'test') return;
  const { state } = await loadState(worker.app, scope, { aggregate: review, streamId: reviewId });
  if (state.kind === 'none' || state.kind === 'closed') return;
  const looked = new Set<string>(state.earlierLooks.map((look) => look.reviewerId));
  await worker.readModelsSettled();
  const members = await worker.queries.members.all(scope);
  const simulated = members.find(
    (member) => member.simulated && member.state === 'active' && !looked.has(member.memberId),
  );
  if (!simulated) return;
  const reviewerId = simulated.memberId as MemberId;
  const step = (key: string) => ({ scope, process: 'simulated-review', key: `${reviewId}/${looked.size}/${key}` });

  await runCommand(worker, step('claim'), (command) => claimReview(worker.app, command, { reviewId, reviewerId }));
  for (const findingId of state.findings) {
    const proposed = (await loadState(worker.app, scope, { aggregate: finding, streamId: findingId })).state;
    if (proposed.kind === 'none') throw new Error('a queued finding was never proposed');
    const { category, severity } = proposed.proposal;
    await runCommand(worker, step(findingId), (command) =>
      reviewFinding(worker.app, command, {
        reviewId,
        reviewerId,
        findingId,
        decision: { kind: 'confirm', category, severity, certainty: 'certain', reason },
      }),
    );
  }
  await runCommand(worker, step('close'), (command) => closeReview(worker.app, command, { reviewId, reviewerId }));
}
