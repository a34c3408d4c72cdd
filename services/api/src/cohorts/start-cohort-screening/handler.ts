import { checkOrderCertified, startCohortScreening as decide } from '@visaguard/domain';
import { defineOperation } from '../../http/operation.ts';
import { changeCohort } from '../change-cohort.ts';
import { startCohortScreeningContract } from './contract.ts';

export const startCohortScreening = defineOperation(startCohortScreeningContract, (call) =>
  changeCohort(call, {
    cohortId: call.params.cohort_id,
    decide(state) {
      const decision = decide(state, { at: call.at });
      const certified = checkOrderCertified(call.body.certified);
      return decision.ok && !certified.ok ? certified : decision;
    },
    status: 202,
  }),
);
