import {
  type Application,
  type CommandOutcome,
  createFoldedStates,
  execute,
  type Plan,
  type Reader,
} from '@visaguard/application';
import { eventCatalogue, schemaHash } from '@visaguard/contracts';
import { createTailBus, createWakeSignal, hasReached, type WakeSignal } from '@visaguard/event-bus';
import { createEventStore, createEventTail, registerEventTypes } from '@visaguard/event-store';
import { createEvidenceStore } from '@visaguard/evidence';
import { instant, type Refusal, type Result, systemRandom, type TenantScope } from '@visaguard/kernel';
import {
  awaitCheckpoints,
  awaitPosition,
  createQueries,
  createReadModelProjector,
  createScopedRead,
  credentialLookup,
} from '@visaguard/read-models';
import { createTestDatabase, type FakeClock, fakeClock, type TestDatabase } from '@visaguard/testkit';
import { createLocalRootKey, createVault } from '@visaguard/vault';
import { createApi } from '../http/create-api.ts';
import type { ApiDependencies, Failure, ModelPlaces } from '../http/dependencies.ts';
import { type ApiLimits, publishedLimits } from '../http/limits.ts';
import { type ApiRequest, createRequester } from './request.ts';
import { type SeededTenant, seedTenant } from './seed-tenant.ts';

export type TestApi = {
  readonly request: ApiRequest;
  /** A request as it is, for answers that are read piece by piece. */
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  readonly dependencies: ApiDependencies;
  readonly clock: FakeClock;
  /** What went wrong inside, which no caller is told. A test that expects none checks that it is empty. */
  readonly failures: readonly Failure[];
  /** The database of events, evidence and read models, to look into. */
  readonly core: TestDatabase;
  /** The database of wrapped keys. */
  readonly keys: TestDatabase;
  /** A university in XA, where the gate allows everything, in test mode; purposes certified. */
  readonly tenant: SeededTenant;
  /** Somebody else's tenant. */
  readonly other: SeededTenant;
  /** Carries out a command that has no operation, as the operator, and waits until it can be read. */
  readonly perform: PerformCommand;
  /** Registers another tenant, for example in a place with other law. */
  readonly seed: (options?: Parameters<typeof seedTenant>[1]) => Promise<SeededTenant>;
  /** For measurements: events are no longer applied to the read models. */
  readonly stopProjecting: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type TestApiOptions = {
  readonly limits?: Partial<ApiLimits>;
  readonly analytics?: NonNullable<ApiDependencies['analytics']>;
  readonly apifyUrl?: string;
  readonly modelPlaces?: ModelPlaces;
};

export type PerformCommand = (
  scope: TenantScope,
  plan: (reader: Reader) => Promise<Result<Plan, Refusal>>,
) => Promise<void>;

/** The API on real databases with its projector running in this process, and two tenants. */
export async function startTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const [core, keys] = [await createTestDatabase('core'), await createTestDatabase('keys')];
  const clock = fakeClock('2026-11-01T09:00:00.000Z');
  const wake = createWakeSignal();
  const applied = createWakeSignal();
  await registerEventTypes(
    core.pool('owner'),
    eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) })),
  );
  const writer = core.pool('vg_writer');
  const rootKey = createLocalRootKey(systemRandom(32), systemRandom);
  const vault = createVault({ keys: keys.pool('vg_writer'), rootKey, clock, random: systemRandom });
  const app: Application = {
    clock,
    random: systemRandom,
    vault,
    events: createEventStore({ writer, onAppended: wake.notify }),
    // Also the shortest, so that every test holds with states that were kept.
    states: createFoldedStates({ eventsMin: 1 }),
    evidence: createEvidenceStore({ writer, vault, clock, random: systemRandom }),
  };
  const failures: Failure[] = [];
  const dependencies: ApiDependencies = {
    app,
    queries: createQueries(createScopedRead(core.pool('vg_reader'))),
    credentials: credentialLookup(core.pool('vg_auth')),
    reader: core.pool('vg_reader'),
    clock,
    random: systemRandom,
    analytics: options.analytics ?? null,
    readiness: async () => [{ name: 'postgres', ok: true }],
    readModelsSettled: settling(core),
    wake: applied,
    // Tests make more requests in a minute than people do.
    limits: { ...publishedLimits, readsPerMinute: 1_000_000, writesPerMinute: 1_000_000, ...options.limits },
    onFailure: (failure) => failures.push(failure),
    ...(options.apifyUrl === undefined ? {} : { apifyUrl: options.apifyUrl }),
    ...(options.modelPlaces === undefined ? {} : { modelPlaces: options.modelPlaces }),
  };
  const projecting = await startProjector(core, { wake, applied, clock });
  const perform = performer(dependencies);
  const seed = (what = {}) => seedTenant({ perform, clock }, what);
  const api = createApi(dependencies);
  return {
    request: createRequester(api, clock),
    fetch: async (path, init) => api.request(path, init),
    dependencies,
    clock,
    failures,
    core,
    keys,
    tenant: await seed(),
    other: await seed(),
    perform,
    seed,
    stopProjecting: projecting.stop,
    async stop() {
      await projecting.stop();
      await Promise.all([core.close(), keys.close()]);
    },
  };
}

async function startProjector(
  core: TestDatabase,
  { wake, applied, clock }: { wake: WakeSignal; applied: WakeSignal; clock: FakeClock },
): Promise<{ stop: () => Promise<void> }> {
  const projector = createReadModelProjector({ projector: core.pool('vg_projector'), clock });
  const bus = createTailBus({ tail: createEventTail({ tail: core.pool('vg_tail') }), wake, pollMs: 10 });
  const ended = new AbortController();
  const subscription = bus.subscribe({
    name: 'read-models',
    checkpoint: projector.checkpoint,
    signal: ended.signal,
    async onBatch(batch) {
      await projector.apply(batch);
      applied.notify();
    },
  });
  return {
    async stop() {
      ended.abort();
      await subscription.done;
    },
  };
}

function performer({ app, reader }: ApiDependencies): PerformCommand {
  let count = 0;
  return async (scope, plan) => {
    const command = {
      scope,
      actor: { kind: 'operator' as const, id: 'test' },
      commandId: `test/${count++}`,
      bodyHash: '',
      at: instant(app.clock),
    };
    const outcome: CommandOutcome = await execute(app, command, plan);
    if (outcome.kind !== 'done') throw new Error(`seeding was refused: ${JSON.stringify(outcome)}`);
    const [position] = outcome.positions;
    if (!position) return;
    const timing = { timeoutMs: 5_000, nowMs: () => performance.now(), pause: tick };
    const reached = await awaitPosition(reader, { scope, position, ...timing });
    if (reached !== 'reached') throw new Error(`the read models did not follow: ${reached}`);
  };
}

function tick(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function settling(core: TestDatabase): ApiDependencies['readModelsSettled'] {
  const tail = createEventTail({ tail: core.pool('vg_tail') });
  return async () => {
    const timing = { timeoutMs: 5_000, nowMs: () => performance.now(), pause: tick };
    const latest = await tail.latest();
    const isReached = (places: ReadonlyMap<string, string>) => hasReached(places, latest);
    if (!(await awaitCheckpoints(core.pool('vg_reader'), { isReached, ...timing }))) {
      throw new Error('the read models did not follow');
    }
  };
}
