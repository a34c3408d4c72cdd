import { certificationCovers, openCohort as decide, tenant } from '@visaguard/domain';
import { refuse } from '@visaguard/kernel';
import { defineOperation } from '../../http/operation.ts';
import { changeCohort } from '../change-cohort.ts';
import { openCohortContract } from './contract.ts';

export const openCohort = defineOperation(openCohortContract, (call) => {
  const { caller, params, at } = call;
  return changeCohort(call, {
    cohortId: params.cohort_id,
    async decide(state, reader) {
      const owner = (await reader.load(tenant, caller.scope.tenantId)).state;
      if (owner.kind === 'none') return refuse('tenant_unknown', 'There is no such tenant.');
      const purposeCertified = state.kind !== 'none' && certificationCovers(owner, state.purpose, at);
      return decide(state, { policy: owner.policy, purposeCertified, at });
    },
  });
});
