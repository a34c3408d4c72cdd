import { scopeKey } from '@visaguard/kernel';
import type { ProjectedEvent } from '../projected-event.ts';
import type { Projection } from '../projection.ts';
import { insertRow, type RowChange, updateRow } from '../row-changes/row-change.ts';
import { screeningSources, screenings } from './table.ts';

export const screeningsProjection: Projection = {
  name: 'screenings',
  version: 1,
  changes(event) {
    if (event.category !== 'screening') return [];
    if (event.type === 'screening.ordered') return insertScreening(event);
    if (event.type === 'screening.retried') return markRetried(event);
    const change = changeOf(event);
    if (!change) return [];
    const key = { tenantScope: scopeKey(event.scope), screeningId: event.streamId };
    const screening = updateRow(screenings, key, { ...change.screening, version: event.version });
    if (!change.source) return [screening];
    const { sourceId, ...columns } = change.source;
    return [screening, updateRow(screeningSources, { ...key, sourceId }, columns)];
  },
};

type Retried = Extract<ProjectedEvent, { type: 'screening.retried' }>;

function markRetried({ scope, streamId: screeningId, version, data }: Retried): RowChange[] {
  const key = { tenantScope: scopeKey(scope), screeningId };
  const { sourceIds, retriedBy } = data;
  const sources = sourceIds.map((sourceId) => updateRow(screeningSources, { ...key, sourceId }, { retriedBy }));
  return [updateRow(screenings, key, { version }), ...sources];
}

type Ordered = Extract<ProjectedEvent, { type: 'screening.ordered' }>;

function insertScreening(event: Ordered): RowChange[] {
  const tenantScope = scopeKey(event.scope);
  const { sources, window, lookbackYears: _years, unitId: _unit, asOf, orderedAt, ...data } = event.data;
  return [
    insertRow(screenings, {
      ...data,
      tenantScope,
      state: 'pending',
      asOf: new Date(asOf),
      windowFrom: new Date(window.from),
      windowTo: new Date(window.to),
      orderedAt: new Date(orderedAt),
      version: event.version,
    }),
    ...sources.map(({ uploads: _uploads, ...source }) =>
      insertRow(screeningSources, {
        ...source,
        tenantScope,
        screeningId: event.data.screeningId,
        stage: 'planned',
        percent: 0,
      }),
    ),
  ];
}

type Change = {
  screening: Partial<typeof screenings.$inferInsert>;
  source?: Partial<typeof screeningSources.$inferInsert> & { sourceId: string };
};

function changeOf(event: ProjectedEvent): Change | null {
  switch (event.type) {
    case 'screening.started':
      return { screening: { state: 'in_progress' } };
    case 'screening.source_progressed': {
      const { sourceId, stage, percent } = event.data;
      return { screening: {}, source: { sourceId, stage, percent } };
    }
    case 'screening.source_collected': {
      const { sourceId, counts, gaps } = event.data;
      return { screening: {}, source: { sourceId, stage: 'analysing', percent: 50, collected: counts, gaps } };
    }
    case 'screening.source_assessed': {
      const { sourceId, coverage, counts } = event.data;
      return { screening: {}, source: { sourceId, stage: 'assessed', percent: 100, coverage, assessed: counts } };
    }
    case 'screening.review_opened':
      return { screening: { state: 'in_review', reviewId: event.data.reviewId } };
    case 'screening.reviewed':
      return { screening: { state: 'ready', result: event.data.result } };
    case 'screening.finished': {
      const { outcome, result, reportId, finishedAt } = event.data;
      return { screening: { state: outcome, result, reportId, finishedAt: new Date(finishedAt) } };
    }
    case 'screening.failed':
      return {
        screening: { state: 'failed', failureCode: event.data.code, finishedAt: new Date(event.data.failedAt) },
      };
    case 'screening.canceled':
      return { screening: { state: 'canceled', finishedAt: new Date(event.data.canceledAt) } };
    case 'screening.closed':
      return { screening: { state: 'closed', result: null, finishedAt: new Date(event.data.closedAt) } };
    default:
      return null;
  }
}
