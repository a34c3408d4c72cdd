import { scopeKey } from '@visaguard/kernel';
import { and, eq } from 'drizzle-orm';
import { sealedPersonal } from '../projected-event.ts';
import type { Projection } from '../projection.ts';
import { members } from './table.ts';

export const membersProjection: Projection = {
  name: 'members',
  version: 1,
  async apply(database, event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    const update = (change: Partial<typeof members.$inferInsert>) =>
      database
        .update(members)
        .set({ ...change, version })
        .where(and(eq(members.tenantScope, tenantScope), eq(members.memberId, event.streamId)));
    switch (event.type) {
      case 'member.added': {
        const { memberId, roles, simulated } = event.data;
        const personal = sealedPersonal(event);
        await database
          .insert(members)
          .values({ tenantScope, memberId, roles, simulated, state: 'active', personal, version });
        return;
      }
      case 'member.trained':
        await update({ trainedUntil: new Date(event.data.validUntil) });
        return;
      case 'member.removed':
        await update({ state: 'removed' });
        return;
    }
  },
};
