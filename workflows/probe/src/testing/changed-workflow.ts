import { workflowOf } from '@visaguard/orchestration/workflow';
import { probeProcess } from '../process.ts';

/** A change that workflows under way cannot follow: a pause before the first step. */
const changed: typeof probeProcess = {
  ...probeProcess,
  async run(o, ref) {
    await o.sleep(1_000);
    return probeProcess.run(o, ref);
  },
};

export const probe = workflowOf(changed);
