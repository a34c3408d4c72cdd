import { removeApplicant } from '@visaguard/domain';
import { defineOperation } from '../../http/operation.ts';
import { changeCohort } from '../change-cohort.ts';
import { removeCohortApplicantContract } from './contract.ts';

export const removeCohortApplicant = defineOperation(removeCohortApplicantContract, (call) => {
  const { cohort_id: cohortId, applicant_id: applicantId } = call.params;
  return changeCohort(call, {
    cohortId,
    decide: (state) => removeApplicant(state, { applicantId }),
    body: {
      object: 'cohort_applicant',
      cohort_id: cohortId,
      applicant_id: applicantId,
      member: false,
      livemode: call.caller.scope.mode === 'live',
    },
  });
});
