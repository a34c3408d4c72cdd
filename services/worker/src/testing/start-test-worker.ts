import { type Application, createFoldedStates } from '@visaguard/application';
import { eventCatalogue, schemaHash } from '@visaguard/contracts';
import { createTailBus, createWakeSignal, hasReached, type Subscription } from '@visaguard/event-bus';
import { createEventStore, createEventTail, registerEventTypes, type StoredEvent } from '@visaguard/event-store';
import { createEvidenceStore } from '@visaguard/evidence';
import { type Clock, systemRandom, type TenantScope } from '@visaguard/kernel';
import { createInProcessRunner, type InProcessRunner, systemTimers } from '@visaguard/orchestration';
import {
  awaitCheckpoints,
  createCheckpointKeeper,
  createParkedReactions,
  createQueries,
  createReadModelProjector,
  createScopedRead,
  type ParkedReactions,
  type Queries,
  readModelConsumer,
} from '@visaguard/read-models';
import { createTestDatabase, fakeClock, type TestDatabase } from '@visaguard/testkit';
import { createLocalRootKey, createVault } from '@visaguard/vault';
import { type Panels, withoutPanel } from '../panel/panels.ts';
import { withoutKey } from '../sources/open-profiles.ts';
import type { Profiles } from '../sources/profiles.ts';
import { processesConsumer, startWorker } from '../start-worker.ts';
import { type Mortal, mortal } from './mortal.ts';

export type TestWorker = {
  readonly app: Application;
  readonly clock: Clock;
  readonly core: TestDatabase;
  readonly queries: Queries;
  readonly profiles: Profiles;
  readonly panels: Panels;
  readonly readModelsSettled: () => Promise<void>;
  /** Reactions that were refused for good. */
  readonly refused: readonly { type: string; code: string }[];
  readonly parked: ParkedReactions;
  /** The types of events whose reaction was parked, or tried again in vain. */
  readonly told: readonly string[];
  /** The worker does not reach the read models until this is taken back. */
  readonly breakReadModels: (broken: boolean) => void;
  /** Processes that ended by an error. */
  readonly failures: readonly unknown[];
  /** The runner of the worker that runs now. */
  readonly runner: () => InProcessRunner;
  /** All events of a tenant, in the order of the store. */
  readonly events: (scope: TenantScope) => Promise<readonly StoredEvent[]>;
  /** How many events the worker has not reacted to yet. */
  readonly processesLag: () => Promise<number>;
  /** Resolves when the condition holds; @throws with `what` when it does not in time. */
  readonly until: (what: string, condition: () => Promise<boolean>) => Promise<void>;
  /** The worker dies after it has had so many more effects: whatever it still asks for is never answered. */
  readonly dieAfter: (effects: number) => Promise<void>;
  /** The same with the first event of this type. */
  readonly dieOn: (type: string) => Promise<void>;
  /** Moves the clock of everybody. Timers that run already do not notice; a restart does. */
  readonly later: (durationMs: number) => void;
  /** It dies now, as by kill -9. */
  readonly die: () => void;
  /** A new worker, which knows of the old one only what was stored. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type TestWorkerOptions = {
  /** Where public profiles are read; left out: there is no key. */
  readonly profiles?: (clock: Clock, app: Application) => Profiles;
  /** Who judges posts beside the analyser that is built in; left out: nobody. */
  readonly panels?: Panels;
};

/** Databases, projector, worker and runner in this process, as the composition root puts them together. */
export async function startTestWorker(options: TestWorkerOptions = {}): Promise<TestWorker> {
  const [core, keys] = [await createTestDatabase('core'), await createTestDatabase('keys')];
  const clock = fakeClock('2026-11-01T09:00:00.000Z');
  const types = eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) }));
  await registerEventTypes(core.pool('owner'), types);
  const writer = core.pool('vg_writer');
  const [wake, applied] = [createWakeSignal(), createWakeSignal()];
  const rootKey = createLocalRootKey(systemRandom(32), systemRandom);
  const vault = createVault({ keys: keys.pool('vg_writer'), rootKey, clock, random: systemRandom });
  const app: Application = {
    clock,
    random: systemRandom,
    vault,
    evidence: createEvidenceStore({ writer, vault, clock, random: systemRandom }),
    events: createEventStore({ writer, onAppended: wake.notify }),
    // Also the shortest, so that every test holds with states that were kept.
    states: createFoldedStates({ eventsMin: 1 }),
  };
  const queries = createQueries(createScopedRead(core.pool('vg_reader')));
  const tail = createEventTail({ tail: core.pool('vg_tail') });
  const bus = createTailBus({ tail, wake, pollMs: 10 });
  const ended = new AbortController();
  const readModelsSettled = async () => {
    const position = await tail.latest();
    const pause = (ms: number) => applied.after(applied.count(), ms, ended.signal);
    const nowMs = () => performance.now();
    const isReached = (places: ReadonlyMap<string, string>) => hasReached(places, position);
    const reached = await awaitCheckpoints(core.pool('vg_reader'), { isReached, timeoutMs: 5_000, pause, nowMs });
    if (!reached) throw new Error('the read models do not follow');
  };
  const projector = createReadModelProjector({ projector: core.pool('vg_projector'), clock });
  const projecting = bus.subscribe({
    name: readModelConsumer.name,
    checkpoint: projector.checkpoint,
    async onBatch(batch) {
      await projector.apply(batch);
      applied.notify();
    },
    signal: ended.signal,
  });

  const profiles = options.profiles?.(clock, app) ?? withoutKey(clock);
  const panels = options.panels ?? withoutPanel;
  const refused: { type: string; code: string }[] = [];
  const parked = createParkedReactions(core.pool('vg_projector'), clock);
  const told: string[] = [];
  let isBroken = false;
  const outOfReach = () => Promise.reject(new Error('out of reach'));
  const failures: unknown[] = [];
  type Life = { mortal: Mortal; runner: InProcessRunner; abort: AbortController; subscription: Subscription };
  const begin = async (): Promise<Life> => {
    const life = mortal(app);
    const abort = new AbortController();
    const runner = createInProcessRunner({
      clock,
      timers: systemTimers,
      random: systemRandom,
      concurrency: 4,
      onFailure: ({ error }) => failures.push(error),
    });
    const subscription = await startWorker({
      worker: {
        app: life.app,
        queries,
        profiles,
        panels,
        readModelsSettled: () => (isBroken ? outOfReach() : readModelsSettled()),
      },
      runner,
      bus,
      checkpoint: createCheckpointKeeper(core.pool('vg_projector'), processesConsumer, clock),
      projector: core.pool('vg_projector'),
      parked,
      retryParkedEveryMs: 200,
      onRefused: ({ type, code }) => refused.push({ type, code }),
      onParked: ({ type }) => told.push(type),
      signal: abort.signal,
    });
    return { mortal: life, runner, abort, subscription };
  };
  let life = await begin();
  return {
    app,
    clock,
    core,
    queries,
    profiles,
    panels,
    readModelsSettled,
    refused,
    failures,
    parked,
    told,
    breakReadModels(broken) {
      isBroken = broken;
    },
    runner: () => life.runner,
    async events(scope) {
      // Other tests share the server: while one of them holds a transaction open, the newest events are held back.
      const { rows } = await core.pool('vg_tail').query<{ count: string }>('select count(*) from events');
      for (;;) {
        const { events } = await tail.read({ xid: '0', position: '0' }, 100_000);
        if (events.length >= Number(rows[0]?.count))
          return events.filter(({ scope: of }) => of.tenantId === scope.tenantId);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async processesLag() {
      const place = await createCheckpointKeeper(core.pool('vg_projector'), processesConsumer, clock).read('store');
      const [xid = '0', position = '0'] = place?.split('.') ?? [];
      return (await tail.read({ xid, position }, 100_000)).events.length;
    },
    async until(what, condition) {
      const deadline = performance.now() + 20_000;
      while (!(await condition())) {
        if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    dieOn: (type) => life.mortal.dieOn(type),
    later: (durationMs) => clock.advance(durationMs),
    die: () => life.mortal.die(),
    dieAfter: (effects) => life.mortal.dieAfter(effects),
    async restart() {
      life.mortal.die();
      life.abort.abort();
      void life.runner.drain(Number.MAX_SAFE_INTEGER);
      life = await begin();
    },
    async stop() {
      await life.runner.drain(1_000);
      life.abort.abort();
      ended.abort();
      if (!life.mortal.isDead()) await life.subscription.done;
      await projecting.done;
      await Promise.all([core.close(), keys.close()]);
    },
  };
}
