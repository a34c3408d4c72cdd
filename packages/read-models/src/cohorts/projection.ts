import { scopeKey } from '@visaguard/kernel';
import { and, eq } from 'drizzle-orm';
import type { Projection } from '../projection.ts';
import { cohortApplicants, cohorts } from './table.ts';

export const cohortsProjection: Projection = {
  name: 'cohorts',
  version: 1,
  async apply(database, event) {
    const tenantScope = scopeKey(event.scope);
    const { version } = event;
    const update = (change: Partial<typeof cohorts.$inferInsert>) =>
      database
        .update(cohorts)
        .set({ ...change, version })
        .where(and(eq(cohorts.tenantScope, tenantScope), eq(cohorts.cohortId, event.streamId)));
    switch (event.type) {
      case 'cohort.created': {
        const { cohortId, unitId, name, purpose } = event.data;
        await database.insert(cohorts).values({
          tenantScope,
          cohortId,
          unitId,
          name,
          purpose,
          state: 'draft',
          roundsStarted: 0,
          roundsFinished: 0,
          refused: [],
          createdAt: new Date(event.meta.at),
          version,
        });
        return;
      }
      case 'cohort.opened':
        await update({ state: 'open', policy: event.data.policy });
        return;
      case 'cohort.applicant_added': {
        const { cohortId, applicantId } = event.data;
        await database.insert(cohortApplicants).values({ tenantScope, cohortId, applicantId });
        await update({});
        return;
      }
      case 'cohort.applicant_removed': {
        const { cohortId, applicantId } = event.data;
        await database
          .delete(cohortApplicants)
          .where(
            and(
              eq(cohortApplicants.tenantScope, tenantScope),
              eq(cohortApplicants.cohortId, cohortId),
              eq(cohortApplicants.applicantId, applicantId),
            ),
          );
        await update({});
        return;
      }
      case 'cohort.screening_started':
        await update({ roundsStarted: event.data.round });
        return;
      case 'cohort.screening_finished':
        await update({ roundsFinished: event.data.round, refused: event.data.refused });
        return;
      case 'cohort.closed':
        await update({ state: 'closed' });
        return;
    }
  },
};
