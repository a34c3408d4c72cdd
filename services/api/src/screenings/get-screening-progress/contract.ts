import { screeningProgressForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getScreeningProgressContract = operationContract({
  operationId: 'getScreeningProgress',
  method: 'get',
  path: '/v1/screenings/{screening_id}/progress',
  area: 'Screenings',
  summary: 'Get the progress of a screening',
  permission: 'screening:read',
  kind: 'read',
  params: { screening_id: 'screening' },
  success: { status: 200, description: 'How far it is.', form: screeningProgressForm },
  refusals: ['screening_unknown'],
});
