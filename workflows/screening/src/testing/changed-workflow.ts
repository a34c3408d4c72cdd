import { workflowOf } from '@visaguard/orchestration/workflow';
import { screeningProcess } from '../process.ts';

/** A change that workflows under way cannot follow: it asks for the review before anything is read. */
const changed: typeof screeningProcess = {
  ...screeningProcess,
  async run(o, ref) {
    await o.activities.isReviewClosed(ref);
    return screeningProcess.run(o, ref);
  },
};

export const screening = workflowOf(changed);
