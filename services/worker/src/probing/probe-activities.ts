import type { ActivityContext } from '@visaguard/orchestration';
import type { ProbeActivities, ProbeRef } from '@visaguard/workflow-probe';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { advanceProbe } from './advance-probe.ts';
import { giveUpProbe } from './give-up-probe.ts';

export function probeActivities(worker: WorkerDependencies) {
  return {
    advanceProbe: (ref: ProbeRef, context: ActivityContext) => advanceProbe(worker, ref, context),
    giveUpProbe: (ref: ProbeRef) => giveUpProbe(worker, ref),
  } satisfies Record<keyof ProbeActivities, unknown>;
}
