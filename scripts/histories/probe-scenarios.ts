import { permanentFailure, type ProcessRunner } from '@visaguard/orchestration';
import { hostProcess } from '@visaguard/orchestration/temporal';
import { type ProbeActivities, probeProcess } from '@visaguard/workflow-probe';
import type { Driven, Scenario } from './scenario.ts';

const input = { scope: { tenantId: 'ten_1', mode: 'test' }, handleId: 'hdl_1', probeId: 'prb_1' } as const;
const longMs = 3_600_000;

type Step = number | 'fails';
/** What is done from outside, once the first step was taken. */
type Meanwhile = (driven: Driven) => Promise<unknown>;

function scenario(name: string, steps: readonly Step[], meanwhile: Meanwhile = async () => {}): Scenario {
  const left = [...steps];
  const activities: ProbeActivities = {
    async advanceProbe() {
      const step = left.shift();
      if (step === 'fails') throw permanentFailure('made_up_fault', 'fails for good');
      return step === undefined ? null : { waitMs: step };
    },
    giveUpProbe: async () => {},
  };
  const start = (runner: ProcessRunner, id: string) => runner.start(probeProcess, { id, input, activities });
  return {
    ...{ process: 'probe', name, hosted: hostProcess(probeProcess, activities), start },
    async drive(driven) {
      await driven.until(() => left.length < steps.length);
      await meanwhile(driven);
    },
  };
}

export function probeScenarios(): Scenario[] {
  return [
    scenario('seen-after-waits', [20, 20]),
    scenario('given-up', [20, 'fails']),
    scenario('consent-withdrawn', [longMs], ({ runner, id }) => runner.cancel(id, 'consent_withdrawn')),
  ];
}
