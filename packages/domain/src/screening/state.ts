import type { Instant, ReviewId, ScreeningId, SourceId } from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import type { ScreeningResult } from '../vocabulary.ts';
import type {
  OrderedSource,
  ScreeningEvent,
  ScreeningOrdered,
  SourceAssessed,
  SourceCollected,
  SourceStage,
} from './events.ts';

export type SourceState = OrderedSource & {
  readonly stage: 'planned' | SourceStage | 'assessed';
  readonly percent: number;
  readonly collected: SourceCollected['data'] | null;
  readonly assessed: SourceAssessed['data'] | null;
  /** The screening that reads it again. */
  readonly retriedBy: ScreeningId | null;
};

export const openScreeningKinds = ['pending', 'in_progress', 'in_review', 'ready'] as const;
export const endedScreeningKinds = ['completed', 'partial', 'canceled', 'failed', 'closed'] as const;
export type ScreeningKind = (typeof openScreeningKinds)[number] | (typeof endedScreeningKinds)[number];

export function isEndedScreening(kind: ScreeningKind): boolean {
  return (endedScreeningKinds as readonly string[]).includes(kind);
}

export type ScreeningState =
  | { readonly kind: 'none' }
  | (Omit<ScreeningOrdered['data'], 'sources'> & {
      readonly kind: ScreeningKind;
      readonly sources: readonly SourceState[];
      readonly reviewId: ReviewId | null;
      readonly result: ScreeningResult | null;
      /** When the last source so far got its outcome. */
      readonly assessedAt: Instant | null;
      readonly reviewedAt: Instant | null;
    });

export const screening: Aggregate<ScreeningState, ScreeningEvent> = {
  category: 'screening',
  initialState: { kind: 'none' },
  evolve(state, event) {
    if (event.type === 'screening.ordered') return ordered(event.data);
    if (state.kind === 'none') return state;
    switch (event.type) {
      case 'screening.started':
        return { ...state, kind: 'in_progress' };
      case 'screening.source_progressed': {
        const { stage, percent } = event.data;
        return withSource(state, event.data.sourceId, (source) => ({ ...source, stage, percent }));
      }
      case 'screening.source_collected':
        return withSource(state, event.data.sourceId, (source) => ({
          ...source,
          stage: 'analysing',
          percent: Math.max(source.percent, 50),
          collected: event.data,
        }));
      case 'screening.source_assessed':
        return withSource({ ...state, assessedAt: event.data.assessedAt }, event.data.sourceId, (source) => ({
          ...source,
          stage: 'assessed',
          percent: 100,
          assessed: event.data,
        }));
      case 'screening.retried': {
        const { sourceIds, retriedBy } = event.data;
        const sources = state.sources.map((source) =>
          sourceIds.includes(source.sourceId) ? { ...source, retriedBy } : source,
        );
        return { ...state, sources };
      }
      case 'screening.review_opened':
        return { ...state, kind: 'in_review', reviewId: event.data.reviewId };
      case 'screening.reviewed':
        return { ...state, kind: 'ready', result: event.data.result, reviewedAt: event.data.reviewedAt };
      case 'screening.finished':
        return { ...state, kind: event.data.outcome, result: event.data.result };
      case 'screening.failed':
        return { ...state, kind: 'failed' };
      case 'screening.canceled':
        return { ...state, kind: 'canceled' };
      case 'screening.closed':
        return { ...state, kind: 'closed', result: null };
    }
  },
};

type Existing = Exclude<ScreeningState, { kind: 'none' }>;

function ordered(data: ScreeningOrdered['data']): Existing {
  const sources = data.sources.map(
    (source): SourceState => ({
      ...source,
      stage: 'planned',
      percent: 0,
      collected: null,
      assessed: null,
      retriedBy: null,
    }),
  );
  return { ...data, kind: 'pending', sources, reviewId: null, result: null, assessedAt: null, reviewedAt: null };
}

function withSource(state: Existing, sourceId: SourceId, change: (source: SourceState) => SourceState): Existing {
  return {
    ...state,
    sources: state.sources.map((source) => (source.sourceId === sourceId ? change(source) : source)),
  };
}
