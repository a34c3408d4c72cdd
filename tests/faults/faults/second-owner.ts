import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '@visaguard/kernel';
import { createReadModelProjector } from '@visaguard/read-models';
import { openBus } from '@visaguard/runtime';
import { countInLogs } from '../watch/service-logs.ts';
import type { Fault } from './fault.ts';

const quiet = { info() {}, warn() {}, error() {} };

/**
 * A projector that believes every lane to be its own, as one that has slept through a rebalance: the same code on the
 * same checkpoints, in a group of its own. Of two that handle the same batch one is fenced, whichever comes second.
 */
export function secondOwner(forMs: number): Fault {
  return {
    name: 'every lane with two owners',
    async strike({ rig, sometimes }) {
      const stopping = new AbortController();
      const countFenced = () => countInLogs(rig.folder.path, /ConsumerFenced/);
      const before = await countFenced();
      const fenced = ({ error }: { error?: unknown }) => {
        if (error instanceof Error && error.name === 'ConsumerFenced') sometimes.happened('a batch was fenced');
      };
      const bus = await openBus({
        service: 'faults',
        settings: rig.busSettings,
        log: { ...quiet, error: fenced },
        onCrash: () => stopping.abort(),
      });
      const clock = systemClock;
      const projector = createReadModelProjector({ projector: rig.databases.projector, clock, onParked: () => {} });
      const { done } = bus.subscribe({
        name: `second-owner-${process.pid}`,
        checkpoint: projector.checkpoint,
        onBatch: projector.apply,
        signal: stopping.signal,
      });
      await delay(forMs);
      stopping.abort();
      await done;
      sometimes.happened('a batch was fenced', (await countFenced()) - before);
    },
  };
}
