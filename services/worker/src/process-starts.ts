import { type CohortId, type ScreeningId, scopeKey, type TenantScope } from '@visaguard/kernel';
import type { ProcessRunner } from '@visaguard/orchestration';
import { cohortProcess } from '@visaguard/workflow-cohort';
import { type ProbeRef, probeProcess } from '@visaguard/workflow-probe';
import { screeningProcess } from '@visaguard/workflow-screening';
import { cohortActivities } from './cohort/cohort-activities.ts';
import { probeActivities } from './probing/probe-activities.ts';
import { screeningActivities } from './screening/screening-activities.ts';
import type { WorkerDependencies } from './worker-dependencies.ts';

/** The business key of a process. Starting it twice is starting it once. */
export const screeningProcessId = (scope: TenantScope, screeningId: string) =>
  `screening/${scopeKey(scope)}/${screeningId}`;

const cohortProcessId = (scope: TenantScope, cohortId: string, round: number) =>
  `cohort/${scopeKey(scope)}/${cohortId}/${round}`;

export const probeProcessId = (scope: TenantScope, probeId: string) => `probe/${scopeKey(scope)}/${probeId}`;

export function createProcessStarts(runner: ProcessRunner, worker: WorkerDependencies) {
  const activities = {
    screening: screeningActivities(worker),
    cohort: cohortActivities(worker),
    probe: probeActivities(worker),
  };
  return {
    async screening(scope: TenantScope, screeningId: ScreeningId): Promise<void> {
      const input = { scope, screeningId };
      const id = screeningProcessId(scope, screeningId);
      await runner.start(screeningProcess, { id, input, activities: activities.screening });
    },
    async cohortRound(scope: TenantScope, cohortId: CohortId, round: number): Promise<void> {
      const input = { scope, cohortId, round };
      const id = cohortProcessId(scope, cohortId, round);
      await runner.start(cohortProcess, { id, input, activities: activities.cohort });
    },
    async probe(ref: ProbeRef): Promise<void> {
      const id = probeProcessId(ref.scope, ref.probeId);
      await runner.start(probeProcess, { id, input: ref, activities: activities.probe });
    },
  };
}

export type ProcessStarts = ReturnType<typeof createProcessStarts>;
