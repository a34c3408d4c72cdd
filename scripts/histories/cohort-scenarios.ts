import { permanentFailure, type ProcessRunner } from '@visaguard/orchestration';
import { hostProcess } from '@visaguard/orchestration/temporal';
import { type CohortActivities, cohortProcess } from '@visaguard/workflow-cohort';
import type { Scenario } from './scenario.ts';

const input = { scope: { tenantId: 'ten_1', mode: 'test' }, cohortId: 'coh_1', round: 1 } as const;

function scenario(name: string, applicants: readonly `app_${string}`[]): Scenario {
  const activities: CohortActivities = {
    beginRound: async () => applicants,
    orderScreening: async ({ applicantId }) => {
      if (applicantId === 'app_4') throw permanentFailure('command_reused', 'two orders share a key');
      return applicantId === 'app_2' ? { kind: 'refused', code: 'consent_missing' } : { kind: 'ordered' };
    },
    finishRound: async () => {},
  };
  const start = (runner: ProcessRunner, id: string) => runner.start(cohortProcess, { id, input, activities });
  return { process: 'cohort', name, hosted: hostProcess(cohortProcess, activities), start, drive: async () => {} };
}

export function cohortScenarios(): Scenario[] {
  return [
    scenario('round-with-refusals', ['app_1', 'app_2', 'app_3', 'app_4', 'app_5', 'app_6']),
    scenario('round-of-nobody', []),
  ];
}
