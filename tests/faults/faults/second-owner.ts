import { systemClock } from '@visaguard/kernel';
import { createReadModelProjector } from '@visaguard/read-models';
import { openBus } from '@visaguard/runtime';
import type { Rig } from '../rig/start-rig.ts';
import { until } from '../rig/until.ts';
import { countInLogs } from '../watch/service-logs.ts';
import type { Fault } from './fault.ts';

const quiet = { info() {}, warn() {}, error() {} };
const patienceMs = 40_000;

/**
 * A projector that believes every lane to be its own, as one that has slept through a rebalance: the same code on the
 * same checkpoints, in a group of its own. Of two that handle the same batch one is fenced, whichever comes second.
 */
export const secondOwner: Fault = {
  name: 'every lane with two owners',
  async strike({ rig, sometimes }) {
    const before = await fencedServices(rig);
    const owner = await startOwner(rig);
    const fenced = async () => owner.fenced() + (await fencedServices(rig)) - before;
    try {
      await until('a batch was fenced', async () => (await fenced()) > 0, patienceMs);
    } finally {
      await owner.stop();
    }
    sometimes.happened('a batch was fenced', await fenced());
  },
};

const fencedServices = ({ folder }: Rig) => countInLogs(folder.path, /ConsumerFenced/);

async function startOwner({ databases, engines, bus: settings }: Rig) {
  const stopping = new AbortController();
  let fenced = 0;
  let trouble: unknown = null;
  const bus = await openBus({
    service: 'faults',
    settings: { ...settings(), coreUrl: engines.postgres.coreUrl },
    log: {
      ...quiet,
      error({ error }: { error?: unknown }) {
        if (error instanceof Error && error.name === 'ConsumerFenced') fenced += 1;
        else trouble = error;
      },
    },
    onCrash(error) {
      trouble = error;
    },
    signal: stopping.signal,
  });
  const { projector } = databases;
  const readModels = createReadModelProjector({ projector, clock: systemClock, onParked: () => {} });
  const { done } = bus.subscribe({
    name: `second-owner-${process.pid}-${Math.round(performance.now())}`,
    checkpoint: readModels.checkpoint,
    onBatch: readModels.apply,
    signal: stopping.signal,
  });
  return {
    fenced() {
      if (fenced === 0 && trouble) throw trouble;
      return fenced;
    },
    async stop() {
      stopping.abort();
      await done;
    },
  };
}
