import type { UsageRow } from '@visaguard/analytics';
import type { ProjectedEvent } from '@visaguard/read-models';

/** What an event used, if it used anything. A source that gave nothing is not counted. */
export function usageRow(event: ProjectedEvent): UsageRow | null {
  const { scope, eventId, meta } = event;
  const fact = { scope, eventId, occurredAt: meta.at, quantity: 1 };
  switch (event.type) {
    case 'screening.source_assessed': {
      const { state } = event.data.coverage;
      if (state !== 'assessed' && state !== 'partial') return null;
      return { ...fact, kind: 'source_assessed', sourceId: event.data.sourceId };
    }
    case 'screening.finished':
      return { ...fact, kind: 'screening_completed' };
    case 'report.released':
      return { ...fact, kind: 'report_released' };
    default:
      return null;
  }
}
