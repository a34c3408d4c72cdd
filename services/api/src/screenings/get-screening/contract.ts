import { screeningForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getScreeningContract = operationContract({
  operationId: 'getScreening',
  method: 'get',
  path: '/v1/screenings/{screening_id}',
  area: 'Screenings',
  summary: 'Get a screening',
  description: 'States, counts and coverage. What was found is in the report, once it is released.',
  permission: 'screening:read',
  kind: 'read',
  params: { screening_id: 'screening' },
  success: { status: 200, description: 'The screening.', form: screeningForm },
  refusals: ['screening_unknown'],
});
