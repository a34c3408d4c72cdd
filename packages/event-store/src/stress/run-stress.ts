import { setTimeout as pause } from 'node:timers/promises';
import { parseScopeKey, scopeKey } from '@visaguard/kernel';
import { inTenantScope, type Pool } from '@visaguard/postgres';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { createEventStore } from '../event-store.ts';
import { registerEventTypes } from '../event-types.ts';
import { madeUpForms, madeUpTypes } from '../made-up-events.ts';
import { type Fault, judge, type StoredRow } from './judge.ts';
import { disturb, read, relay } from './readers.ts';
import { type Counters, createWorld, delivery, hotStreams, type Shares, scopes, writerCount } from './world.ts';
import { write } from './writers.ts';

export type StressOptions = {
  seed: string;
  forMs: number;
  /** A pool to read events through instead of the usual one. */
  tail?: Pool;
  /** A pool to empty the outbox through instead of the usual one. */
  relay?: Pool;
  /** How often something happens, where it differs from the usual. */
  shares?: Partial<Shares>;
  /** Another database, in which a transaction stays open now and then. */
  elsewhere?: TestDatabase;
};

export type StressResult = { faults: Map<Fault, number>; counters: Counters; appends: number; events: number };

/** A database with the made-up event types, for one or several runs. */
export async function createStressDatabase(): Promise<TestDatabase> {
  const db = await createTestDatabase('core');
  await registerEventTypes(db.pool('owner'), madeUpTypes);
  return db;
}

/** Writers, readers and relays at once; then everything is read to its end and judged. */
export async function runStress(db: TestDatabase, options: StressOptions): Promise<StressResult> {
  const world = createWorld(db, options.seed, options.shares);
  const tail = options.tail ?? db.pool('vg_tail');
  const relayPool = options.relay ?? db.pool('vg_relay');
  const running = [read(world, tail, 1), read(world, tail, 2), relay(world, relayPool, 1), relay(world, relayPool, 2)];
  const writing = Array.from({ length: writerCount }, (_, number) => write(world, number));
  if (options.elsewhere) running.push(disturb(world, options.elsewhere.pool('vg_writer')));
  await pause(options.forMs);
  world.stopping = true;
  await Promise.all(writing);
  world.isWritten = true;
  await Promise.all(running);
  const stored = await storedRows(db);
  const { attempts, errors, readers, relayed, counters } = world;
  const probes = { leaks: await leaks(db), changes: await changes(db) };
  const faults = judge({ attempts, errors, stored, readers, relayed, ...probes });
  const appends = attempts.filter(({ outcome, committed }) => committed && outcome.kind === 'appended').length;
  return { faults, counters, appends, events: stored.length };
}

async function storedRows(db: TestDatabase): Promise<StoredRow[]> {
  const { rows } = await db.pool('vg_tail').query(`
    select tenant_scope, stream_id as "streamId", version, event_id as "eventId", data, position::text, command_id
      from events`);
  return rows.map(({ tenant_scope, position, command_id, ...row }) => ({
    ...delivery({ ...row, scope: parseScopeKey(tenant_scope) }),
    position: BigInt(position),
    commandId: command_id,
  }));
}

/** What a tenant can see of others, by plain queries and by loading streams that exist in all tenants. */
async function leaks(db: TestDatabase): Promise<string[]> {
  const found: string[] = [];
  const store = createEventStore({ writer: db.pool('vg_writer'), forms: madeUpForms });
  for (const scope of scopes) {
    for (const table of ['streams', 'events', 'commands']) {
      const strangers = `select 1 from ${table} where tenant_scope <> $1 limit 1`;
      const { rows } = await inTenantScope(db.pool('vg_writer'), scope, (client) =>
        client.query(strangers, [scopeKey(scope)]),
      );
      if (rows.length > 0) found.push(table);
    }
    for (const streamId of hotStreams) {
      const { events } = await store.load(scope, streamId);
      const foreign = events.filter(({ data }) => (data as { tenant: string }).tenant !== scopeKey(scope));
      if (foreign.length > 0) found.push(`load ${streamId}`);
    }
  }
  return found;
}

/** What can be done to stored events; each try is undone. */
async function changes(db: TestDatabase): Promise<string[]> {
  const done: string[] = [];
  const owner = await db.pool('owner').connect();
  for (const change of [`update events set data = '{}'`, 'delete from events', 'truncate events']) {
    await owner.query('begin');
    await owner.query(change).then(
      () => done.push(change),
      () => {},
    );
    await owner.query('rollback');
  }
  owner.release();
  return done;
}
