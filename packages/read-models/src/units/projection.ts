import { scopeKey } from '@visaguard/kernel';
import { and, eq } from 'drizzle-orm';
import type { Projection } from '../projection.ts';
import { units } from './table.ts';

export const unitsProjection: Projection = {
  name: 'units',
  version: 1,
  async apply(database, event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    switch (event.type) {
      case 'unit.created':
        await database.insert(units).values({ tenantScope, ...event.data, state: 'active', version });
        return;
      case 'unit.archived':
        await database
          .update(units)
          .set({ state: 'archived', version })
          .where(and(eq(units.tenantScope, tenantScope), eq(units.unitId, event.data.unitId)));
        return;
    }
  },
};
