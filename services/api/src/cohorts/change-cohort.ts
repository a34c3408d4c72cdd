import { execute, type Reader } from '@visaguard/application';
import { type CohortEvent, type CohortState, cohort, type Decision } from '@visaguard/domain';
import { type CohortId, ok, type Refusal, type Result, refuse } from '@visaguard/kernel';
import { commandReply, type StoredReply } from '../http/answer-command.ts';
import type { AnyCall } from '../http/operation.ts';
import type { Reply } from '../http/reply.ts';

type Change = {
  readonly cohortId: CohortId;
  readonly decide: (state: CohortState, reader: Reader) => Promise<Decision<CohortEvent>> | Decision<CohortEvent>;
  readonly status?: StoredReply['status'];
  /** What is told; where the cohort stands now unless told otherwise. */
  readonly body?: StoredReply['body'];
};

/** One command on a cohort, at the version that `If-Match` names. */
export async function changeCohort(call: AnyCall, change: Change): Promise<Reply> {
  const { cohortId, decide, status, body } = change;
  const outcome = await execute(call.api.app, call.command(cohortId), async (reader) => {
    const on = await reader.load(cohort, cohortId);
    const decision = await decide(on.state, reader);
    if (!decision.ok) return decision;
    const after = standingBody(call, decision.value.reduce(cohort.evolve, on.state));
    if (!after.ok) return after;
    const version = on.version + decision.value.length;
    const reply = commandReply({ version, body: body ?? after.value, ...(status === undefined ? {} : { status }) });
    return ok({ changes: [{ on, events: decision.value }], reply });
  });
  return call.answer(outcome);
}

function standingBody({ caller }: AnyCall, state: CohortState): Result<StoredReply['body'], Refusal> {
  if (state.kind === 'none') return refuse('cohort_unknown', 'There is no such cohort.');
  return ok({
    object: 'cohort',
    id: state.cohortId,
    state: state.kind,
    applicants: state.applicants.size,
    rounds: { started: state.roundsStarted, finished: state.roundsFinished },
    livemode: caller.scope.mode === 'live',
  });
}
