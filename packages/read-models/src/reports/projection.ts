import { scopeKey } from '@visaguard/kernel';
import { and, eq } from 'drizzle-orm';
import { sealedPersonal } from '../projected-event.ts';
import type { Projection } from '../projection.ts';
import { reports } from './table.ts';

export const reportsProjection: Projection = {
  name: 'reports',
  version: 1,
  async apply(database, event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    const update = (change: Partial<typeof reports.$inferInsert>) =>
      database
        .update(reports)
        .set({ ...change, version })
        .where(and(eq(reports.tenantScope, tenantScope), eq(reports.reportId, event.streamId)));
    switch (event.type) {
      case 'report.built': {
        const { reportId, screeningId, applicantId, stage, result, privateView, requesterView } = event.data;
        await database.insert(reports).values({
          tenantScope,
          reportId,
          screeningId,
          applicantId,
          reportVersion: event.data.version,
          state: stage,
          result,
          privateView,
          requesterView,
          builtAt: new Date(event.data.builtAt),
          version,
        });
        return;
      }
      case 'report.released':
        await update({ state: 'released', releasedAt: new Date(event.data.releasedAt) });
        return;
      case 'report.commented':
        await update({ comment: sealedPersonal(event) });
        return;
      case 'report.superseded':
        await update({ state: 'superseded' });
        return;
      case 'report.blocked':
        await update({ state: 'blocked' });
        return;
    }
  },
};
