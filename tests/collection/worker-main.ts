import { createTailBus, createWakeSignal, hasReached } from '@visaguard/event-bus';
import { createEventTail } from '@visaguard/event-store';
import { systemClock, systemRandom } from '@visaguard/kernel';
import { createInProcessRunner, systemTimers } from '@visaguard/orchestration';
import { projectReadModels } from '@visaguard/projector';
import {
  awaitCheckpoints,
  createCheckpointKeeper,
  createParkedReactions,
  createQueries,
  createReadModelProjector,
  createScopedRead,
} from '@visaguard/read-models';
import { openApplication, openPool, readSettings } from '@visaguard/runtime';
import {
  createSourceGate,
  panelsFromSettings,
  processesConsumer,
  profilesFromSettings,
  startWorker,
} from '@visaguard/worker';

// The processes and the read models on a store, in a process of their own that may be killed. What goes wrong is written
// to standard error, one JSON line each.
const tell = (facts: object, message: string) => process.stderr.write(`${JSON.stringify({ message, ...facts })}\n`);
const settings = readSettings(['coreUrl', 'keysUrl', 'rootKeyFile', 'erasuresFile']);
const wake = createWakeSignal();
const applied = createWakeSignal();
const { app } = await openApplication(settings, wake.notify);
const url = settings.coreUrl;
const reader = await openPool({ url, role: 'vg_reader', max: 4 });
const projector = await openPool({ url, role: 'vg_projector', max: 4 });
const tail = createEventTail({ tail: await openPool({ url, role: 'vg_tail', max: 2 }) });
const bus = createTailBus({ tail, wake });
const { signal } = new AbortController();
const onApplied = applied.notify;
projectReadModels({ bus, projector: createReadModelProjector({ projector, clock: systemClock }), onApplied, signal });

const runner = createInProcessRunner({
  ...{ clock: systemClock, random: systemRandom, timers: systemTimers, concurrency: 16 },
  onFailure: ({ id, error }) => tell({ id, error: String(error) }, 'a process failed'),
});
const log = { info: () => {}, error: tell };
const queries = createQueries(createScopedRead(reader));
await startWorker({
  worker: {
    app,
    queries,
    profiles: profilesFromSettings(app, createSourceGate({ app, log })),
    panels: panelsFromSettings({ app, queries, onVotes: () => undefined }),
    async readModelsSettled() {
      const position = await tail.latest();
      await awaitCheckpoints(reader, {
        isReached: (places) => hasReached(places, position),
        timeoutMs: 600_000,
        pause: (ms) => applied.after(applied.count(), ms, signal),
        nowMs: () => performance.now(),
      });
    },
  },
  runner,
  bus,
  checkpoint: createCheckpointKeeper(projector, processesConsumer, systemClock),
  projector,
  parked: createParkedReactions(projector, systemClock),
  retryParkedEveryMs: 60_000,
  onRefused: (refused) => tell(refused, 'a reaction was refused'),
  onParked: ({ error, ...of }) => tell({ ...of, error: String(error) }, 'a reaction is parked'),
  signal,
});
process.send?.('ready');
