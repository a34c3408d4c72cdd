import { execute, loadState, orderScreening } from '@visaguard/application';
import { cohort, finishCohortScreening } from '@visaguard/domain';
import { type ConsentId, deriveId, type HandleId, instant, keysOf, ok } from '@visaguard/kernel';
import { permanentFailure } from '@visaguard/orchestration';
import type { CohortActivities, CohortRound, OrderOutcome } from '@visaguard/workflow-cohort';
import { processCommandOf, runCommand } from '../run-command.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

export function cohortActivities(worker: WorkerDependencies): CohortActivities {
  return {
    async beginRound(ref) {
      const state = await loadCohort(worker, ref);
      return state.roundsFinished >= ref.round ? [] : keysOf(state.applicants);
    },
    orderScreening: (input) => orderOne(worker, input),
    async finishRound({ scope, cohortId, round, ordered, refused }) {
      await runCommand(worker, { scope, process: 'cohort', key: `${cohortId}/${round}/finish` }, (command) =>
        execute(worker.app, command, async (reader) => {
          const target = await reader.load(cohort, cohortId);
          const decision = finishCohortScreening(target.state, { round, ordered, refused, at: command.at });
          return decision.ok ? ok({ changes: [{ on: target, events: decision.value }] }) : decision;
        }),
      );
    },
  };
}

async function loadCohort(worker: WorkerDependencies, ref: CohortRound) {
  const { state } = await loadState(worker.app, ref.scope, { aggregate: cohort, streamId: ref.cohortId });
  if (state.kind === 'none') throw permanentFailure('cohort_unknown', 'there is no such cohort');
  return state;
}

/** The applicant's newest consent for this purpose and all accounts; which of them may be read is for the rules to say. */
async function orderOne(
  worker: WorkerDependencies,
  input: Parameters<CohortActivities['orderScreening']>[0],
): Promise<OrderOutcome> {
  const { scope, cohortId, round, applicantId } = input;
  const state = await loadCohort(worker, input);
  await worker.readModelsSettled();
  const [consents, accounts] = await Promise.all([
    worker.queries.consents.ofApplicant(scope, applicantId),
    worker.queries.handles.ofApplicant(scope, applicantId),
  ]);
  // The newest that could serve; where none could, the newest says why not.
  const fitting = consents.find(({ state: kind, scope: of }) => kind === 'granted' && of.purpose === state.purpose);
  const chosen = fitting ?? consents[0];
  if (!chosen) return { kind: 'refused', code: 'consent_missing' };
  const command = processCommandOf(worker, { scope, process: 'cohort', key: `${cohortId}/${round}/${applicantId}` });
  const outcome = await orderScreening(worker.app, command, {
    screeningId: deriveId('screening', [cohortId, String(round), applicantId], state.roundStartedAt ?? undefined),
    applicantId,
    cohortId,
    mode: 'requested',
    purpose: state.purpose,
    consentId: chosen.consentId as ConsentId,
    handleIds: accounts.filter(({ state: kind }) => kind !== 'retired').map(({ handleId }) => handleId as HandleId),
    asOf: instant(worker.app.clock),
    // Whoever starts a round certifies it for everyone in the cohort.
    certified: true,
  });
  if (outcome.kind === 'refused') {
    if (outcome.refusal.code === 'too_much_contention') throw new Error(outcome.refusal.code);
    return { kind: 'refused', code: outcome.refusal.code };
  }
  if (outcome.kind === 'command_reused') throw permanentFailure('command_reused', 'two orders share a key');
  return { kind: 'ordered' };
}
