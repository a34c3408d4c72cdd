import {
  type HandleId,
  type Instant,
  ok,
  type Refusal,
  type Result,
  refuse,
  type ScreeningId,
} from '@visaguard/kernel';
import type { NotAssessedReason } from '../vocabulary.ts';
import type { ScreeningRetried } from './events.ts';
import type { ScreeningState, SourceState } from './state.ts';

/** Why a source could not be read that may be otherwise later: nothing that its account or its owner would have to change. */
const passingReasons: readonly NotAssessedReason[] = [
  'adapter_down',
  'blocked',
  'rate_limited',
  'schema_error',
  'mock_data',
];

export type Retry = { readonly event: ScreeningRetried; readonly handleIds: readonly HandleId[] };

/**
 * Which sources of a screening are worth reading again, each once: those that failed for a reason that may have passed,
 * and public profiles of handles that were not proven by then. A screening whose consent was withdrawn has none.
 */
export function retrySources(
  state: ScreeningState,
  command: { readonly retriedBy: ScreeningId; readonly at: Instant },
): Result<Retry, Refusal> {
  if (state.kind === 'none') return refuse('screening_unknown', 'There is no such screening.');
  const sources = state.kind === 'closed' || state.kind === 'canceled' ? [] : state.sources.filter(mayPass);
  if (sources.length === 0) {
    return refuse('nothing_to_retry', 'No source of this screening failed for a reason that may have passed.');
  }
  const { screeningId } = state;
  const { retriedBy, at: retriedAt } = command;
  const sourceIds = sources.map(({ sourceId }) => sourceId);
  return ok({
    event: { type: 'screening.retried', data: { screeningId, sourceIds, retriedBy, retriedAt } },
    handleIds: sources.map(({ handleId }) => handleId),
  });
}

function mayPass({ kind, assessed, retriedBy }: SourceState): boolean {
  if (retriedBy !== null || assessed?.coverage.state !== 'not_assessed') return false;
  const { reason } = assessed.coverage;
  return passingReasons.includes(reason) || (kind === 'apify' && reason === 'not_proven');
}
