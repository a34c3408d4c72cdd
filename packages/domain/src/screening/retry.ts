import { type HandleId, type Instant, ok, refuse, type ScreeningId } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
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
  'model_failed',
];

export type RetrySources = {
  readonly retriedBy: ScreeningId;
  /** Of the sources' handles those that may be read now: see `retryHandles`. */
  readonly handleIds: readonly HandleId[];
  readonly at: Instant;
};

/**
 * The handles whose sources are worth reading again, each once: those that failed for a reason that may have passed,
 * those too few of whose posts were assessed because models failed, and public profiles of handles that were not proven by
 * then. What a screening has found of a source stays its own, also where another one reads that source again. A screening
 * whose consent was withdrawn has none.
 */
export function retryHandles(state: ScreeningState): readonly HandleId[] {
  return worthRetrying(state).map(({ handleId }) => handleId);
}

/** Notes which screening reads which of these sources again; the others may be retried later. */
export function retrySources(
  state: ScreeningState,
  { retriedBy, handleIds, at }: RetrySources,
): Decision<ScreeningRetried> {
  if (state.kind === 'none') return refuse('screening_unknown', 'There is no such screening.');
  const sources = worthRetrying(state).filter(({ handleId }) => handleIds.includes(handleId));
  if (sources.length === 0) {
    return refuse('nothing_to_retry', 'No source of this screening failed for a reason that may have passed.');
  }
  const { screeningId } = state;
  const sourceIds = sources.map(({ sourceId }) => sourceId);
  return ok([{ type: 'screening.retried', data: { screeningId, sourceIds, retriedBy, retriedAt: at } }]);
}

function worthRetrying(state: ScreeningState): readonly SourceState[] {
  if (state.kind === 'none' || state.kind === 'closed' || state.kind === 'canceled') return [];
  return state.sources.filter(mayPass);
}

function mayPass({ kind, assessed, retriedBy }: SourceState): boolean {
  if (retriedBy !== null || assessed === null) return false;
  const { coverage, counts } = assessed;
  if (coverage.state === 'partial') {
    return coverage.reasons.includes('posts_not_assessed') && (counts.postsNotAssessed.model_failed ?? 0) > 0;
  }
  if (coverage.state !== 'not_assessed') return false;
  return passingReasons.includes(coverage.reason) || (kind === 'apify' && coverage.reason === 'not_proven');
}
