import { defaultPolicy } from '@visaguard/domain';
import { scopeKey } from '@visaguard/kernel';
import type { Projection } from '../projection.ts';
import { insertRow, type RowUpdate, updateRow } from '../row-changes/row-change.ts';
import { tenants } from './table.ts';

export const tenantsProjection: Projection = {
  name: 'tenants',
  version: 1,
  changes(event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    const update = (change: RowUpdate<typeof tenants>) => [
      updateRow(tenants, { tenantScope, tenantId: event.scope.tenantId }, { ...change, version }),
    ];
    switch (event.type) {
      case 'tenant.registered': {
        const { tenantId, name, requesterType, place } = event.data;
        return [
          insertRow(tenants, {
            tenantScope,
            tenantId,
            name,
            requesterType,
            place,
            state: 'active',
            policy: defaultPolicy,
            version,
          }),
        ];
      }
      case 'tenant.purposes_certified': {
        const { purposes, validUntil } = event.data;
        return update({ certification: { purposes, validUntil } });
      }
      case 'tenant.policy_set':
        return update({ policy: event.data.policy });
      case 'tenant.suspended':
        return update({ state: 'suspended' });
      case 'tenant.reactivated':
        return update({ state: 'active' });
      default:
        return [];
    }
  },
};
