import { defaultPolicy } from '@visaguard/domain';
import { scopeKey } from '@visaguard/kernel';
import { eq } from 'drizzle-orm';
import type { Projection } from '../projection.ts';
import { tenants } from './table.ts';

export const tenantsProjection: Projection = {
  name: 'tenants',
  version: 1,
  async apply(database, event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    const update = (change: Partial<typeof tenants.$inferInsert>) =>
      database
        .update(tenants)
        .set({ ...change, version })
        .where(eq(tenants.tenantScope, tenantScope));
    switch (event.type) {
      case 'tenant.registered': {
        const { tenantId, name, requesterType, place } = event.data;
        await database.insert(tenants).values({
          tenantScope,
          tenantId,
          name,
          requesterType,
          place,
          state: 'active',
          policy: defaultPolicy,
          version,
        });
        return;
      }
      case 'tenant.purposes_certified': {
        const { purposes, validUntil } = event.data;
        await update({ certification: { purposes, validUntil } });
        return;
      }
      case 'tenant.policy_set':
        await update({ policy: event.data.policy });
        return;
      case 'tenant.suspended':
        await update({ state: 'suspended' });
        return;
      case 'tenant.reactivated':
        await update({ state: 'active' });
        return;
    }
  },
};
