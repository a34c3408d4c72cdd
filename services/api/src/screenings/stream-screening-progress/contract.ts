import { operationContract } from '../../http/contract.ts';
import { eventStreamType } from '../../http/progress-stream.ts';

export const streamScreeningProgressContract = operationContract({
  operationId: 'streamScreeningProgress',
  method: 'get',
  path: '/v1/screenings/{screening_id}/progress/stream',
  area: 'Screenings',
  summary: 'Follow the progress of a screening',
  description:
    'Server-sent events: `progress` with the JSON of the progress, `end` when nothing more comes. `Last-Event-ID` goes on ' +
    'where a connection broke off. A stream that closes without `end` is to be opened again.',
  permission: 'screening:read',
  kind: 'read',
  params: { screening_id: 'screening' },
  success: { status: 200, description: 'Events until the screening has ended.', mediaTypes: [eventStreamType] },
  refusals: ['screening_unknown'],
});
