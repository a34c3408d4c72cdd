import { scopeKey } from '@visaguard/kernel';
import { and, eq, sql } from 'drizzle-orm';
import { sealedPersonal } from '../projected-event.ts';
import type { Projection } from '../projection.ts';
import { handles } from './table.ts';

export const handlesProjection: Projection = {
  name: 'handles',
  version: 1,
  async apply(database, event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    const update = (change: Parameters<ReturnType<typeof database.update<typeof handles>>['set']>[0]) =>
      database
        .update(handles)
        .set({ ...change, version })
        .where(and(eq(handles.tenantScope, tenantScope), eq(handles.handleId, event.streamId)));
    switch (event.type) {
      case 'handle.declared': {
        const { handleId, applicantId, platform } = event.data;
        await database.insert(handles).values({
          tenantScope,
          handleId,
          applicantId,
          platform,
          state: 'declared',
          personal: sealedPersonal(event),
          archives: [],
          createdAt: new Date(event.meta.at),
          version,
        });
        return;
      }
      case 'handle.proven':
        await update({ state: 'proven' });
        return;
      case 'handle.held':
        await update({ state: 'held' });
        return;
      case 'handle.retired':
        await update({ state: 'retired' });
        return;
      case 'handle.archive_attached':
        await update({ archives: sql`${handles.archives} || to_jsonb(${event.data.evidenceId}::text)` });
        return;
      case 'handle.archives_ordered':
        await update({});
        return;
      case 'handle.archive_purged':
        await update({ archives: sql`${handles.archives} - ${event.data.evidenceId}::text` });
        return;
    }
  },
};
