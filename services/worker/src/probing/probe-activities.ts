import type { ProbeActivities, ProbeRef } from '@visaguard/workflow-probe';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { advanceProbe } from './advance-probe.ts';
import { giveUpProbe } from './give-up-probe.ts';

export function probeActivities(worker: WorkerDependencies): ProbeActivities {
  return {
    advanceProbe: (ref: ProbeRef) => advanceProbe(worker, ref),
    giveUpProbe: (ref: ProbeRef) => giveUpProbe(worker, ref),
  };
}
