import { claimReview, closeReview, loadState, reviewFinding } from '@visaguard/application';
import { type FindingDecision, finding, hasEnded, type ReviewState, review } from '@visaguard/domain';
import { instant, type MemberId, type ReviewId, type TenantScope } from '@visaguard/kernel';
import { runCommand } from '../run-command.ts';
import { loadScreening } from '../screening/load-screening.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

const reasons = {
  confirm: 'Confirmed as proposed by the simulated reviewer of test mode.',
  dismiss: 'Voters differ; dismissed by the simulated reviewer of test mode.',
};

/**
 * In test mode, where the tenant has a simulated reviewer: confirms every proposal as it stands, dismisses what voters
 * differ about, and closes the case, by the commands that a person would use. A tenant without one waits for a person, in test mode too.
 */
export async function simulateReview(
  worker: WorkerDependencies,
  scope: TenantScope,
  reviewId: ReviewId,
): Promise<void> {
  if (scope.mode !== 'test') return;
  const { state } = await loadState(worker.app, scope, { aggregate: review, streamId: reviewId });
  if (state.kind === 'none' || state.kind === 'closed') return;
  if (hasEnded(await loadScreening(worker, { scope, screeningId: state.screeningId }))) return;
  const reviewerId = await simulatedReviewer(worker, scope, state);
  if (!reviewerId) return;
  const { claim } = state;
  const isHeld = claim !== null && claim.until > instant(worker.app.clock);
  // A person may work in test mode too; who holds the case decides it.
  if (isHeld && claim.reviewerId !== reviewerId) return;
  // A claim lapses: with the keys of the lapsed one a repeat would renew nothing. Deciding the same again changes nothing.
  const attempt = `${reviewId}/${state.earlierLooks.length}/${claim?.until ?? 'unclaimed'}`;
  const step = (key: string) => ({ scope, process: 'simulated-review', key: `${attempt}/${key}` });

  if (!isHeld) {
    await runCommand(worker, step('claim'), (command) => claimReview(worker.app, command, { reviewId, reviewerId }));
  }
  for (const findingId of state.findings) {
    const proposed = (await loadState(worker.app, scope, { aggregate: finding, streamId: findingId })).state;
    if (proposed.kind === 'none') throw new Error('a queued finding was never proposed');
    const { category, severity, origin } = proposed.proposal;
    const decision: FindingDecision =
      origin === 'unresolved'
        ? { kind: 'dismiss', reason: reasons.dismiss }
        : { kind: 'confirm', category, severity, certainty: 'certain', reason: reasons.confirm };
    await runCommand(worker, step(findingId), (command) =>
      reviewFinding(worker.app, command, { reviewId, reviewerId, findingId, decision }),
    );
  }
  await runCommand(worker, step('close'), (command) => closeReview(worker.app, command, { reviewId, reviewerId }));
}

async function simulatedReviewer(
  worker: WorkerDependencies,
  scope: TenantScope,
  { earlierLooks }: Exclude<ReviewState, { kind: 'none' }>,
): Promise<MemberId | undefined> {
  await worker.readModelsSettled();
  const members = await worker.queries.members.all(scope);
  const looked = new Set<string>(earlierLooks.map((look) => look.reviewerId));
  const simulated = members.find(
    (member) => member.simulated && member.state === 'active' && !looked.has(member.memberId),
  );
  return simulated?.memberId as MemberId | undefined;
}
