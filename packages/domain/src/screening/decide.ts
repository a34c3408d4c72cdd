import { type Instant, ok, type ReportId, type ReviewId, refuse, type SourceId } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import { screeningEnd } from '../result/screening-end.ts';
import type { ScreeningResult } from '../vocabulary.ts';
import type { ScreeningEvent, SourceAssessed, SourceCollected, SourceStage } from './events.ts';
import { isEndedScreening, type ScreeningState } from './state.ts';
import { tenantScreeningState } from './tenant-state.ts';

type Existing = Exclude<ScreeningState, { kind: 'none' }>;

export function hasEnded(state: Existing): boolean {
  return isEndedScreening(state.kind);
}

/** Every command of the running process may be said twice: what is recorded already changes nothing. */
export function startScreening(state: ScreeningState, command: { readonly at: Instant }): Decision<ScreeningEvent> {
  if (state.kind === 'none') return unknown();
  if (hasEnded(state)) return ended(state);
  if (state.kind !== 'pending') return ok([]);
  return ok([{ type: 'screening.started', data: { screeningId: state.screeningId, startedAt: command.at } }]);
}

export type RecordProgress = { readonly sourceId: SourceId; readonly stage: SourceStage; readonly percent: number };

/** Progress only rises; a source that has ended stays at 100. */
export function recordProgress(state: ScreeningState, command: RecordProgress): Decision<ScreeningEvent> {
  const source = runningSource(state, command.sourceId);
  if (!source.ok) return source;
  const { screeningId, known } = source.value;
  if (known.assessed || command.percent <= known.percent) return ok([]);
  return ok([{ type: 'screening.source_progressed', data: { screeningId, ...command } }]);
}

export function recordCollected(
  state: ScreeningState,
  command: Omit<SourceCollected['data'], 'screeningId'>,
): Decision<ScreeningEvent> {
  const source = runningSource(state, command.sourceId);
  if (!source.ok) return source;
  const { screeningId, known } = source.value;
  if (known.collected || known.assessed) return ok([]);
  return ok([{ type: 'screening.source_collected', data: { screeningId, ...command } }]);
}

export function recordAssessed(
  state: ScreeningState,
  command: Omit<SourceAssessed['data'], 'screeningId'>,
): Decision<ScreeningEvent> {
  const source = runningSource(state, command.sourceId);
  if (!source.ok) return source;
  const { screeningId, known } = source.value;
  if (known.assessed) return ok([]);
  return ok([{ type: 'screening.source_assessed', data: { screeningId, ...command } }]);
}

export function openReview(state: ScreeningState, command: { readonly reviewId: ReviewId }): Decision<ScreeningEvent> {
  if (state.kind === 'none') return unknown();
  if (hasEnded(state)) return ended(state);
  if (state.reviewId !== null) return ok([]);
  if (state.sources.some((source) => source.assessed === null)) {
    return refuse('sources_running', 'A source has no outcome yet.');
  }
  const { screeningId } = state;
  return ok([{ type: 'screening.review_opened', data: { screeningId, reviewId: command.reviewId } }]);
}

export type MarkReviewed = { readonly result: ScreeningResult; readonly at: Instant };

/** Rule R13: only from an open review; the caller passes the result that the closed review led to. */
export function markReviewed(state: ScreeningState, command: MarkReviewed): Decision<ScreeningEvent> {
  if (state.kind === 'none') return unknown();
  if (hasEnded(state)) return ended(state);
  if (state.kind === 'ready') return ok([]);
  if (state.kind !== 'in_review' || state.reviewId === null) {
    return refuse('review_not_open', 'The screening has no open review.', { rule: 'R13' });
  }
  const { screeningId, reviewId } = state;
  return ok([
    {
      type: 'screening.reviewed',
      data: { screeningId, reviewId, result: command.result, reviewedAt: command.at },
    },
  ]);
}

export type FinishScreening = { readonly reportId: ReportId; readonly at: Instant };

export function finishScreening(state: ScreeningState, command: FinishScreening): Decision<ScreeningEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'completed' || state.kind === 'partial') return ok([]);
  if (hasEnded(state)) return ended(state);
  if (state.kind !== 'ready' || state.result === null) {
    return refuse('screening_not_reviewed', 'A screening ends with a reviewed report.', { rule: 'R13' });
  }
  const { screeningId, result } = state;
  const { reportId, at } = command;
  const outcome = screeningEnd(state.sources.map((source) => source.assessed?.coverage ?? null));
  if (outcome === 'unfinished') return refuse('sources_running', 'A source has no outcome yet.');
  return ok([{ type: 'screening.finished', data: { screeningId, outcome, result, reportId, finishedAt: at } }]);
}

export function failScreening(
  state: ScreeningState,
  command: { readonly code: string; readonly at: Instant },
): Decision<ScreeningEvent> {
  if (state.kind === 'none') return unknown();
  if (hasEnded(state)) return ok([]);
  const { screeningId } = state;
  return ok([{ type: 'screening.failed', data: { screeningId, code: command.code, failedAt: command.at } }]);
}

export function cancelScreening(state: ScreeningState, command: { readonly at: Instant }): Decision<ScreeningEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'canceled') return ok([]);
  if (hasEnded(state)) return ended(state);
  return ok([{ type: 'screening.canceled', data: { screeningId: state.screeningId, canceledAt: command.at } }]);
}

/** Rules R2, R3: after withdrawal a screening is closed from any state, a finished one too. */
export function closeScreening(state: ScreeningState, command: { readonly at: Instant }): Decision<ScreeningEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'closed') return ok([]);
  return ok([{ type: 'screening.closed', data: { screeningId: state.screeningId, closedAt: command.at } }]);
}

function runningSource(state: ScreeningState, sourceId: SourceId) {
  if (state.kind === 'none') return unknown();
  if (hasEnded(state)) return ended(state);
  const known = state.sources.find((source) => source.sourceId === sourceId);
  if (!known) return refuse('source_unknown', 'The screening has no such source.');
  return ok({ screeningId: state.screeningId, known });
}

function unknown() {
  return refuse('screening_unknown', 'There is no such screening.');
}

function ended(state: Existing) {
  return refuse('screening_ended', 'The screening has ended.', { facts: { state: tenantScreeningState(state.kind) } });
}
