import { ok, refuse } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import type {
  ActorRunEnded,
  ActorRunEvent,
  ActorRunOrdered,
  ActorRunPostponed,
  ActorRunReported,
  ActorRunStarted,
} from './events.ts';
import type { ActorRunState } from './state.ts';

/** Written before the service is asked, so that whoever comes after a crash knows that a run may be there. */
export function orderRun(state: ActorRunState, command: ActorRunOrdered['data']): Decision<ActorRunEvent> {
  if (state.kind !== 'none' && state.kind !== 'postponed') return ok([]);
  return ok([{ type: 'actor_run.ordered', data: command }]);
}

export function postponeRun(state: ActorRunState, command: ActorRunPostponed['data']): Decision<ActorRunEvent> {
  if (state.kind === 'started' || state.kind === 'ended') return ok([]);
  if (state.kind === 'postponed' && state.code === command.code) return ok([]);
  return ok([{ type: 'actor_run.postponed', data: command }]);
}

/** A second run under one order would be billed twice: it can be no fact. */
export function startRun(state: ActorRunState, command: ActorRunStarted['data']): Decision<ActorRunEvent> {
  switch (state.kind) {
    case 'ordered':
      return ok([{ type: 'actor_run.started', data: command }]);
    case 'started':
      if (state.vendorRunId === command.vendorRunId) return ok([]);
      return refuse('run_started_already', 'Another run was started under this order.');
    default:
      return refuse('run_not_ordered', 'A run is ordered before it is started.');
  }
}

/** Anybody may say it, as often as they like: it is noted once, and only of a run that goes on as far as is known. */
export function reportRun(
  state: ActorRunState,
  { reportedAt }: Pick<ActorRunReported['data'], 'reportedAt'>,
): Decision<ActorRunEvent> {
  if (state.kind !== 'started' || state.isReported) return ok([]);
  const { runId, owner } = state.order;
  return ok([{ type: 'actor_run.reported', data: { runId, owner, reportedAt } }]);
}

export function endRun(state: ActorRunState, command: ActorRunEnded['data']): Decision<ActorRunEvent> {
  if (state.kind === 'ended') return ok([]);
  if (state.kind !== 'started') return refuse('run_not_started', 'Only a run that was started ends.');
  return ok([{ type: 'actor_run.ended', data: command }]);
}
