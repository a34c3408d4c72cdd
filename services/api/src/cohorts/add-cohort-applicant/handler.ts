import { addApplicant, applicant } from '@visaguard/domain';
import { refuse } from '@visaguard/kernel';
import { defineOperation } from '../../http/operation.ts';
import { changeCohort } from '../change-cohort.ts';
import { addCohortApplicantContract } from './contract.ts';

export const addCohortApplicant = defineOperation(addCohortApplicantContract, (call) => {
  const { cohort_id: cohortId, applicant_id: applicantId } = call.params;
  return changeCohort(call, {
    cohortId,
    async decide(state, reader) {
      const person = (await reader.load(applicant, applicantId)).state;
      if (person.kind === 'none') return refuse('applicant_unknown', 'There is no such applicant.');
      if (person.kind === 'redacted') return refuse('applicant_redacted', 'The applicant has been erased.');
      return addApplicant(state, { applicantId });
    },
    body: {
      object: 'cohort_applicant',
      cohort_id: cohortId,
      applicant_id: applicantId,
      member: true,
      livemode: call.caller.scope.mode === 'live',
    },
  });
});
