import { startTestApi, type TestApi } from '@visaguard/api/testing';
import { createTailBus } from '@visaguard/event-bus';
import { createEventTail } from '@visaguard/event-store';
import { createInProcessRunner } from '@visaguard/orchestration';
import { createCheckpointKeeper, createParkedReactions } from '@visaguard/read-models';
import { processesConsumer, startWorker, withoutKey, withoutPanel } from '@visaguard/worker';

export type ApiWithWorker = TestApi & {
  /** What no process expected. A test that expects nothing checks that it is empty. */
  readonly unexpected: readonly unknown[];
};

/** The API with the processes behind it, in one process on real databases. */
export async function startApiWithWorker(options: Parameters<typeof startTestApi>[0] = {}): Promise<ApiWithWorker> {
  const api = await startTestApi(options);
  const { core, clock, dependencies } = api;
  const { app, queries, readModelsSettled, wake } = dependencies;
  const stopping = new AbortController();
  const unexpected: unknown[] = [];
  const runner = createInProcessRunner({
    clock,
    concurrency: 2,
    onFailure: (report) => unexpected.push(report),
  });
  const subscription = await startWorker({
    worker: { app, queries, readModelsSettled, profiles: withoutKey(clock), panels: withoutPanel },
    runner,
    bus: createTailBus({ tail: createEventTail({ tail: core.pool('vg_tail') }), wake, pollMs: 10 }),
    checkpoint: createCheckpointKeeper(core.pool('vg_projector'), processesConsumer, clock),
    projector: core.pool('vg_projector'),
    parked: createParkedReactions(core.pool('vg_projector'), clock),
    retryParkedEveryMs: 60_000,
    onRefused: (refused) => unexpected.push(refused),
    onParked: (parked) => unexpected.push(parked),
    signal: stopping.signal,
  });
  return {
    ...api,
    unexpected,
    async stop() {
      await runner.drain(5_000);
      stopping.abort();
      await subscription.done;
      await api.stop();
    },
  };
}
