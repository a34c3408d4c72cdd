import type { ProcessDefinition } from '@visaguard/orchestration';
import type { CohortActivities, CohortRound, RefusedApplicant } from './activities.ts';

const ordersAtOnce = 4;

/**
 * One round over a cohort: orders each applicant's screening and reports who could not be screened and why. Each
 * screening then runs as a process of its own; the round does not wait for the people that it takes. A round whose
 * applicants have all been removed finishes too, else the cohort would count as being screened for ever.
 */
export const cohortProcess: ProcessDefinition<CohortActivities, CohortRound, void> = {
  name: 'cohort',
  async run(o, round) {
    const applicants = await o.activities.beginRound(round);
    const outcomes = await o.map(applicants, ordersAtOnce, (applicantId) =>
      o.activities.orderScreening({ ...round, applicantId }),
    );
    const refused: RefusedApplicant[] = [];
    for (const [at, outcome] of outcomes.entries()) {
      const applicantId = applicants[at];
      if (applicantId === undefined) continue;
      if (!outcome.ok) refused.push({ applicantId, code: outcome.error.code });
      else if (outcome.value.kind === 'refused') refused.push({ applicantId, code: outcome.value.code });
    }
    await o.activities.finishRound({ ...round, ordered: applicants.length - refused.length, refused });
  },
};
