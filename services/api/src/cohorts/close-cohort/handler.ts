import { closeCohort as decide } from '@visaguard/domain';
import { defineOperation } from '../../http/operation.ts';
import { changeCohort } from '../change-cohort.ts';
import { closeCohortContract } from './contract.ts';

export const closeCohort = defineOperation(closeCohortContract, (call) =>
  changeCohort(call, { cohortId: call.params.cohort_id, decide: (state) => decide(state, { at: call.at }) }),
);
