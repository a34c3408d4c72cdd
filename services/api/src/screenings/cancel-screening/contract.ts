import { screeningStandForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const cancelScreeningContract = operationContract({
  operationId: 'cancelScreening',
  method: 'post',
  path: '/v1/screenings/{screening_id}/cancel',
  area: 'Screenings',
  summary: 'Cancel a screening',
  description:
    'Stops what is under way and deletes what was read for it, the uploads that it ordered too. Safe to repeat.',
  permission: 'screening:order',
  kind: 'change',
  params: { screening_id: 'screening' },
  success: { status: 200, description: 'Where the screening stands.', form: screeningStandForm },
  refusals: ['screening_unknown', 'screening_ended'],
});
