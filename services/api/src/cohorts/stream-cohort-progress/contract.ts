import { operationContract } from '../../http/contract.ts';
import { eventStreamType } from '../../http/progress-stream.ts';

export const streamCohortProgressContract = operationContract({
  operationId: 'streamCohortProgress',
  method: 'get',
  path: '/v1/cohorts/{cohort_id}/progress/stream',
  area: 'Cohorts',
  summary: 'Follow the progress of a cohort',
  description:
    'Server-sent events: `progress` with the JSON of the progress, `end` when nothing more comes. `Last-Event-ID` goes on ' +
    'where a connection broke off. A stream that closes without `end` is to be opened again.',
  permission: 'cohort:read',
  kind: 'read',
  params: { cohort_id: 'cohort' },
  success: { status: 200, description: 'Events until its screenings have ended.', mediaTypes: [eventStreamType] },
  refusals: ['cohort_unknown'],
});
