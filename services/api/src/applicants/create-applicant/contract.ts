import { applicantForm, createApplicantForm } from '@visaguard/contracts';
import { operationContract } from '../../http/contract.ts';

export const createApplicantContract = operationContract({
  operationId: 'createApplicant',
  method: 'post',
  path: '/v1/applicants',
  area: 'Applicants',
  summary: 'Create an applicant',
  description: 'Records a person to be screened. Nothing is read about them before their consent is recorded.',
  permission: 'applicant:create',
  kind: 'create',
  body: createApplicantForm,
  success: { status: 201, description: 'The applicant.', form: applicantForm },
  refusals: ['minor_refused', 'unit_not_active'],
});
