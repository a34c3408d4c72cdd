import type { TenantBody } from '@visaguard/contracts';
import { defineOperation } from '../../http/operation.ts';
import { found, missing } from '../../http/reply.ts';
import { policyMembers } from '../policy-body.ts';
import { getTenantContract } from './contract.ts';

export const getTenant = defineOperation(getTenantContract, async ({ api, caller }) => {
  const row = await api.queries.tenants.get(caller.scope);
  if (!row) return missing('tenant');
  const { certification } = row;
  const body: TenantBody = {
    object: 'tenant',
    id: row.tenantId,
    name: row.name,
    requester_type: row.requesterType,
    place: row.place,
    state: row.state,
    certification: certification && { purposes: [...certification.purposes], valid_until: certification.validUntil },
    policy: policyMembers(row.policy),
    livemode: caller.scope.mode === 'live',
  };
  return found(body, row.version);
});
