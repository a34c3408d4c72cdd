import { consularSectionForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const getMyConsularSectionContract = operationContract({
  operationId: 'getMyConsularSection',
  method: 'get',
  path: '/v1/portal/screenings/{screening_id}/consular_section',
  area: 'Portal',
  summary: 'Read what a consular reader may notice',
  description:
    'Plain facts from your own words on a closed list of topics, each with quotation, date and link; no score. Only ' +
    'while the consent that you gave to it stands, and only for you.',
  permission: 'portal:read',
  kind: 'read',
  params: { screening_id: 'screening' },
  success: { status: 200, description: 'The section.', form: consularSectionForm },
  refusals: ['screening_unknown', 'consular_section_unknown'],
});
