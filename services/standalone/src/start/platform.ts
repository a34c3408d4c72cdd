import {
  type Analytics,
  createAnalytics,
  type EmbeddedClickHouse,
  startEmbeddedClickHouse,
} from '@visaguard/analytics';
import { type Application, createFoldedStates } from '@visaguard/application';
import {
  createTailBus,
  createWakeSignal,
  type EventBus,
  hasReached,
  type Subscription,
  type WakeSignal,
} from '@visaguard/event-bus';
import { createEventStore, createEventTail, type EventTail } from '@visaguard/event-store';
import { createEvidenceStore } from '@visaguard/evidence';
import { type Clock, type Random, systemClock, systemRandom } from '@visaguard/kernel';
import { createInProcessRunner, type InProcessRunner, systemTimers } from '@visaguard/orchestration';
import { factsConsumer, projectReadModels, sinkFacts } from '@visaguard/projector';
import {
  awaitCheckpoints,
  type Consumer,
  createCheckpointKeeper,
  createParkedReactions,
  createQueries,
  createReadModelProjector,
  createScopedRead,
  type Queries,
  ReadModelsBehind,
} from '@visaguard/read-models';
import { traceAppends } from '@visaguard/runtime';
import type { Log } from '@visaguard/telemetry';
import {
  keepHouse,
  panelsFromSettings,
  processesConsumer,
  sourcesFromSettings,
  startWorker,
  traceProcesses,
} from '@visaguard/worker';
import { CannotRun } from '../cannot-run.ts';
import type { DataFolder } from '../engines/data-folder.ts';
import { registerEvents } from '../engines/register-events.ts';
import { announceServer, withdrawServer } from '../engines/running-server.ts';
import { type Databases, startPostgres } from '../engines/start-postgres.ts';
import { emptyOutbox } from './empty-outbox.ts';
import { openVault } from './open-vault.ts';
import { closePools, openPools, type Pools } from './pools.ts';

/** Everything that runs behind the API, on embedded engines, in this process. */
export type Platform = {
  readonly app: Application;
  readonly queries: Queries;
  readonly pools: Pools;
  readonly analytics: Analytics;
  readonly wake: WakeSignal;
  readonly isNewKey: boolean;
  readonly readModelsSettled: () => Promise<void>;
  readonly readiness: () => Promise<{ name: string; ok: boolean }[]>;
  stop(): Promise<void>;
};

const settleTimeoutMs = 10_000;

export async function startPlatform(folder: DataFolder, log: Log): Promise<Platform> {
  const [databases, engine] = await startEngines(folder, log);
  try {
    return await assemble({ folder, databases, engine, log, clock: systemClock, random: systemRandom });
  } catch (error) {
    await Promise.allSettled([databases.stop(), engine.stop()]);
    throw error;
  }
}

/** Both at once. Where one refuses, the other is not left running. */
async function startEngines(folder: DataFolder, log: Log): Promise<[Databases, EmbeddedClickHouse]> {
  const [databases, engine] = await Promise.allSettled([
    startPostgres(folder, log),
    startEmbeddedClickHouse({ dataDirectory: folder.clickhouse, log }),
  ]);
  if (databases.status === 'fulfilled' && engine.status === 'fulfilled') return [databases.value, engine.value];
  if (databases.status === 'fulfilled') await databases.value.stop();
  if (engine.status === 'fulfilled') await engine.value.stop();
  const reason: unknown =
    databases.status === 'rejected' ? databases.reason : engine.status === 'rejected' && engine.reason;
  if (reason instanceof Error && reason.name === 'EmbeddedClickHouseRefused') {
    throw new CannotRun(reason.message, { cause: reason });
  }
  throw reason;
}

type Parts = {
  readonly folder: DataFolder;
  readonly databases: Databases;
  readonly engine: EmbeddedClickHouse;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
};

async function assemble(parts: Parts): Promise<Platform> {
  const { folder, databases, engine, log, clock, random } = parts;
  await registerEvents(databases);

  const pools = await openPools(databases);
  const { vault, isNewKey } = await openVault(folder, pools, { clock, random });
  const wake = createWakeSignal();
  const events = traceAppends(createEventStore({ writer: pools.writer, onAppended: wake.notify }));
  const evidence = createEvidenceStore({ writer: pools.writer, vault, clock, random });
  const app: Application = { clock, random, events, vault, evidence, states: createFoldedStates() };
  const queries = createQueries(createScopedRead(pools.reader));
  const analytics = createAnalytics(engine);
  await analytics.migrate();
  const tail = createEventTail({ tail: pools.tail });
  const bus = createTailBus({
    tail,
    wake,
    clock,
    onError: ({ name, error, attempts }) => log.error({ consumer: name, attempts, error }, 'a consumer failed'),
  });
  const applied = createWakeSignal();
  const readModelsSettled = settling(pools, tail, applied);
  await announceServer(folder.path, databases);
  const consumers = await startConsumers({ parts, pools, bus, app, queries, analytics, applied, readModelsSettled });
  return {
    app,
    queries,
    pools,
    analytics,
    wake: applied,
    isNewKey,
    readModelsSettled,
    readiness: async () => [
      { name: 'postgres', ok: await answers(() => pools.reader.query('select 1')) },
      { name: 'clickhouse', ok: await answers(() => analytics.ping()) },
    ],
    async stop() {
      await consumers.stop();
      await withdrawServer(folder.path);
      await analytics.close();
      await closePools(pools);
      await Promise.all([databases.stop(), engine.stop()]);
    },
  };
}

function settling(pools: Pools, tail: EventTail, applied: WakeSignal): () => Promise<void> {
  return async () => {
    const position = await tail.latest();
    const reached = await awaitCheckpoints(pools.reader, {
      isReached: (places) => hasReached(places, position),
      timeoutMs: settleTimeoutMs,
      pause: (ms) => applied.after(applied.count(), ms, AbortSignal.timeout(ms)),
      nowMs: () => performance.now(),
    });
    if (!reached) throw new ReadModelsBehind('the read models do not follow the events');
  };
}

type ConsumerParts = {
  readonly parts: Parts;
  readonly pools: Pools;
  readonly bus: EventBus;
  readonly app: Application;
  readonly queries: Queries;
  readonly analytics: Analytics;
  readonly applied: WakeSignal;
  readonly readModelsSettled: () => Promise<void>;
};

async function startConsumers(consumer: ConsumerParts): Promise<{ stop(): Promise<void> }> {
  const { parts, pools, bus, app, queries, analytics, applied, readModelsSettled } = consumer;
  const { clock, random, log } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  // Ends after everybody else: a reaction in hand may wait until the read models have followed.
  const projecting = new AbortController();
  const runner: InProcessRunner = createInProcessRunner({
    clock,
    random,
    timers: systemTimers,
    concurrency: 4,
    onFailure: ({ id, error }) => log.error({ process: id, error }, 'a process failed'),
    tracing: traceProcesses,
  });
  const projector = createReadModelProjector({ projector: pools.projector, clock });
  const keeper = (of: Consumer) => createCheckpointKeeper(pools.projector, of, clock);
  const readModels = projectReadModels({ bus, projector, onApplied: applied.notify, signal: projecting.signal });
  const sources = sourcesFromSettings(app, log);
  const followers: Subscription[] = [
    sinkFacts({ bus, analytics, checkpoint: keeper(factsConsumer), signal }),
    await startWorker({
      worker: {
        app,
        queries,
        readModelsSettled,
        profiles: sources.profiles,
        panels: panelsFromSettings({ app, queries, onVotes: () => undefined }),
      },
      runner,
      bus,
      checkpoint: keeper(processesConsumer),
      projector: pools.projector,
      parked: createParkedReactions(pools.projector, clock),
      retryParkedEveryMs: 60_000,
      onRefused: (refused) => log.error(refused, 'a reaction was refused'),
      onParked: ({ error, ...of }) => log.error({ ...of, error }, 'a reaction is parked, and tried again'),
      signal,
    }),
  ];
  const housekeeping = [
    keepHouse({ app, projector: pools.projector, relay: pools.relay, sources, log, signal }),
    emptyOutbox(pools.relay, log, signal),
  ];
  return {
    async stop() {
      await runner.drain(4_000);
      stopping.abort();
      await Promise.all([...followers.map(({ done }) => done), ...housekeeping]);
      projecting.abort();
      await readModels.done;
    },
  };
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    return (await ask()) !== false;
  } catch {
    return false;
  }
}
