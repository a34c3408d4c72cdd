import { type ProcessDefinition, settle } from '@visaguard/orchestration';
import type { ProbeActivities, ProbeRef } from './activities.ts';

/** Says that the run of this look may have ended. A signal says only that it is worth looking. */
export const probeWoken = 'probe_woken';

/** One look at a public profile, from the request to what it has shown. */
export const probeProcess: ProcessDefinition<ProbeActivities, ProbeRef, void> = {
  name: 'probe',
  classes: { advanceProbe: 'call' },
  async run(o, ref) {
    for (;;) {
      const step = await settle(o.activities.advanceProbe(ref));
      if (!step.ok) return o.activities.giveUpProbe(ref);
      if (!step.value) return;
      await o.waitForSignal(probeWoken, step.value.waitMs);
    }
  },
};
