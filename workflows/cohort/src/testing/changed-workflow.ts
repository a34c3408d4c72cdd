import { workflowOf } from '@visaguard/orchestration/workflow';
import { cohortProcess } from '../process.ts';

/** A change that workflows under way cannot follow: a pause before the round begins. */
const changed: typeof cohortProcess = {
  ...cohortProcess,
  async run(o, round) {
    await o.sleep(1_000);
    return cohortProcess.run(o, round);
  },
};

export const cohort = workflowOf(changed);
