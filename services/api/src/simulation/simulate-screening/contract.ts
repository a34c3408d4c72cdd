import { simulateScreeningForm, simulationForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const simulateScreeningContract = operationContract({
  operationId: 'simulateScreening',
  method: 'post',
  path: '/v1/test/screenings/{screening_id}/simulate',
  area: 'Test mode',
  summary: 'Act as the applicant of a screening',
  description:
    'What the applicant would do in the portal. Test mode only: in live mode there is nothing at this address.',
  permission: 'simulation:run',
  testModeOnly: true,
  kind: 'change',
  params: { screening_id: 'screening' },
  body: simulateScreeningForm,
  success: { status: 200, description: 'It is done.', form: simulationForm },
  refusals: [
    'route_unknown',
    'screening_unknown',
    'report_unknown',
    'report_not_reviewed',
    'report_not_readable',
    'consent_unknown',
  ],
});
