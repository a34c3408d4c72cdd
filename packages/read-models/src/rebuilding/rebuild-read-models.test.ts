import { createEventStore, type StoredEvent } from '@visaguard/event-store';
import { scopeKey } from '@visaguard/kernel';
import { inTenantScope, inTransaction, type Pool } from '@visaguard/postgres';
import type { TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createReadModelProjector } from '../projector.ts';
import { clock, newScope, project, projectorOf, rowHashes, storeWithStories } from '../testing/test-read-models.ts';
import { FoldStopped } from './fold-events.ts';
import { rebuiltTables } from './read-model-tables.ts';
import { type RebuildOptions, rebuildReadModels } from './rebuild-read-models.ts';
import { swapTables } from './swap-tables.ts';
import { withTablesBeside } from './tables-beside.ts';

const [one, two] = [newScope(), newScope('live')] as const;
let core: TestDatabase;
let events: readonly StoredEvent[];
let whole: Record<string, string>;
beforeAll(async () => {
  const store = await storeWithStories([one, two].map((scope) => ({ scope, people: 8 })));
  core = store.core;
  events = store.events;
  await project(projectorOf(core), events, 100);
  whole = await rowHashes(core);
});
afterAll(() => core?.close());
beforeEach(async () => expect(await rowHashes(core)).toEqual(whole));

const rebuild = (more: Partial<RebuildOptions> = {}) =>
  rebuildReadModels({
    owner: core.pool('owner'),
    projector: core.pool('vg_projector'),
    tail: core.pool('vg_tail'),
    ...more,
  });
const change = (statement: string) => inTransaction(core.pool('vg_projector'), (client) => client.query(statement));
const tablesNow = async () =>
  (await core.pool('owner').query('select oid from pg_class where relname = any($1) order by 1', [rebuiltTables])).rows;

/** Everything that the server knows of these tables, oids apart. */
async function definitions() {
  const { rows } = await core.pool('owner').query(
    `select c.relname, c.relrowsecurity, c.relforcerowsecurity, c.reloptions, c.relpersistence,
            pg_get_userbyid(c.relowner) as owner,
            (select array_agg(acl::text order by acl::text) from unnest(c.relacl) acl) as grants,
            (select json_agg(row(attname, attnum, format_type(atttypid, atttypmod), attnotnull, attcollation) order by attnum)
               from pg_attribute where attrelid = c.oid and attnum > 0) as columns,
            (select array_agg(pg_get_indexdef(indexrelid) || indisprimary order by indexrelid::regclass::text) from pg_index
              where indrelid = c.oid) as indexes,
            (select array_agg(conname || ' ' || pg_get_constraintdef(oid) order by conname) from pg_constraint
              where conrelid = c.oid) as constraints,
            (select json_agg(row(p.policyname, permissive, roles, cmd, qual, with_check) order by p.policyname)
               from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname) as policies,
            (select count(*) from pg_trigger where tgrelid = c.oid) as triggers
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = any($1) order by 1`,
    [rebuiltTables],
  );
  return rows;
}

test('E24: rows that were changed by hand are right again, and the new tables are in everything like the old', async () => {
  const [before, tables] = [await definitions(), await tablesNow()];
  expect(before).toHaveLength(rebuiltTables.length);
  await change('update applicants set version = version + 1000');
  await change(`delete from reports where tenant_scope = '${scopeKey(two)}'`);
  // Streams are longer than that: they go on from one page to the next.
  expect(await rebuild({ eventsAtOnce: 3 })).toBe(events.length);
  expect(await rowHashes(core)).toEqual(whole);
  expect(await definitions()).toEqual(before);
  expect(await tablesNow()).not.toEqual(tables);
});

test('E24: no reader ever sees fewer rows than there were, while the projector goes on', async () => {
  const projector = projectorOf(core);
  let isOver = false;
  const seen: number[] = [];
  const reading = (async () => {
    while (!isOver) {
      const { rows } = await inTenantScope(core.pool('vg_reader'), one, (client) =>
        client.query<{ count: number }>({
          name: 'all_rows',
          text: `select ((select count(*) from applicants) + (select count(*) from screenings)
                         + (select count(*) from findings))::integer as count`,
        }),
      );
      seen.push(rows[0]?.count ?? 0);
    }
  })();
  // Units come without end: rows that are not among those that are counted.
  const living = (async () => {
    let place = await projector.checkpoint('store');
    for (let nth = 0; !isOver; nth++) {
      const page = await append(`unit_${nth}`, 'unit.created');
      const next = page.at(-1)?.position ?? '';
      await projector.apply({ lane: 'store', from: place, next, events: page });
      place = next;
    }
    return place;
  })();
  await rebuild();
  await rebuild();
  isOver = true;
  await Promise.all([reading, living]);
  expect(seen.length).toBeGreaterThan(20);
  expect(new Set(seen).size).toBe(1);
  expect(seen[0]).toBeGreaterThan(10);
  whole = await rowHashes(core);
  await rebuild();
});

test('a stream that grows all the while, and that the rebuild has gone past, is followed without a hole', async () => {
  let growing: Promise<readonly StoredEvent[]> | undefined;
  let isOver = false;
  const grow = async () => {
    let grown = await append('a_unit', 'unit.created');
    while (!isOver) grown = await append('a_unit', 'unit.archived');
    return grown;
  };
  const onProgress = () => {
    growing ??= grow();
  };
  await rebuild({ eventsAtOnce: 20, onProgress }).finally(() => {
    isOver = true;
  });
  const grown = (await growing) ?? [];
  await projectorOf(core).apply({ lane: 'grown', from: null, next: '1', events: grown });
  const { rows } = await change(`select version from units where unit_id = 'a_unit'`);
  expect(rows).toEqual([{ version: grown.length }]);
  whole = await rowHashes(core);
  await rebuild();
});

test('a rebuild that is cut off has changed nothing, and leaves nothing that the next one minds', async () => {
  const tables = await tablesNow();
  const stopping = new AbortController();
  const cutOff = rebuild({ signal: stopping.signal, onProgress: () => stopping.abort() });
  await expect(cutOff).rejects.toMatchObject({ name: 'AbortError' });
  expect(await tablesNow()).toEqual(tables);
  // As after a SIGKILL.
  await core.pool('owner').query('create schema read_models_rebuilt; create table read_models_rebuilt.applicants ()');
  await rebuild();
  expect((await core.pool('owner').query(`select from pg_namespace where nspname like 'read_models%'`)).rows).toEqual(
    [],
  );
});

test('E20: a rebuild stops at the first event that cannot be applied, and the live tables stay', async () => {
  const tables = await tablesNow();
  await core.pool('owner').query(`alter table handles add constraint refused check (handle_id = '') not valid`);
  await expect(rebuild()).rejects.toBeInstanceOf(FoldStopped);
  await core.pool('owner').query('alter table handles drop constraint refused');
  expect(await tablesNow()).toEqual(tables);
});

test('a parked stream is applied from the store, and its next event after the swap as well', async () => {
  const stream = events.findLast(({ type }) => type === 'handle.archive_attached')?.streamId;
  const ofStream = events.filter(({ streamId }) => streamId === stream);
  const [hole, ...rest] = ofStream;
  if (!hole || rest.length < 2) throw new Error('the story has handles with several events');
  await change(`delete from handles where handle_id = '${stream}'`);
  await change(`delete from followed_streams where stream_id = '${stream}'`);
  const parked: string[] = [];
  const projector = createReadModelProjector({
    projector: core.pool('vg_projector'),
    clock,
    onParked: ({ reason }) => parked.push(reason),
  });
  await projector.apply({ lane: 'holed', from: null, next: '1', events: rest.slice(0, -1) });
  expect(parked[0]).toBe('hole');
  await rebuild();
  parked.length = 0;
  await projector.apply({ lane: 'holed', from: '1', next: '2', events: rest.slice(-1) });
  expect(parked).toEqual([]);
});

/** Does `work` when all streams were folded: the first that a rebuild asks the owner for then is to analyze the tables. */
function beforeSwap(owner: Pool, work: () => Promise<void>): Pool {
  const query = async (statement: string) => {
    expect(statement).toMatch(/^analyze /);
    await work();
    return owner.query(statement);
  };
  return new Proxy(owner, { get: (pool, name) => (name === 'query' ? query : Reflect.get(pool, name)) });
}

test('what reading order still holds back is in the new tables where the live ones were handed it, parked or not', async () => {
  const older = await core.pool('vg_projector').connect();
  await older.query('begin; select pg_current_xact_id()');
  const parked: string[] = [];
  const projector = createReadModelProjector({
    projector: core.pool('vg_projector'),
    clock,
    onParked: ({ reason }) => parked.push(reason),
  });
  const handOver = async () => {
    const applied = await append('unit_held', 'unit.created', 'unit.archived');
    const [missing, ...waiting] = await append('unit_holed', 'unit.created', 'unit.archived');
    await projector.apply({ lane: 'held', from: null, next: '1', events: [...applied, ...waiting] });
    expect([missing?.version, parked]).toEqual([1, ['hole']]);
  };
  await rebuild({ owner: beforeSwap(core.pool('owner'), handOver) });
  expect(parked).toEqual(['hole']);
  await older.query('rollback');
  older.release();
  parked.length = 0;
  const next = [...(await append('unit_held', 'unit.archived')), ...(await append('unit_holed', 'unit.archived'))];
  await projector.apply({ lane: 'held', from: '1', next: '2', events: next.filter(({ version }) => version === 3) });
  expect(parked).toEqual([]);
  whole = await rowHashes(core);
  await rebuild();
});

test('the projector waits for a swap, and what it then applies is in the new tables', async () => {
  const schema = 'read_models_copied';
  const [unit] = await append('unit_at_the_swap', 'unit.created');
  if (!unit) throw new Error('it was appended');
  let applying: Promise<void> | undefined;
  let calls = 0;
  const catchUp = async () => {
    calls += 1;
    if (calls === 1)
      for (const table of rebuiltTables) await change(`insert into ${schema}.${table} select * from ${table}`);
    if (calls < 2) return;
    applying = projectorOf(core).apply({ lane: 'swapped', from: null, next: '1', events: [unit] });
    await expect.poll(waitsForLocks, { timeout: 5_000 }).toBeGreaterThan(0);
  };
  await withTablesBeside(core.pool('owner'), { schema, isLogged: true }, () =>
    swapTables(core.pool('owner'), { schema, catchUp, signal: undefined }),
  );
  await applying;
  expect((await change(`select from units where unit_id = 'unit_at_the_swap'`)).rowCount).toBe(1);
  whole = await rowHashes(core);
  await rebuild();
});

test('a reader in the middle of its transaction is not ended; the swap waits for it', async () => {
  const reader = await core.pool('vg_reader').connect();
  await reader.query('begin; select 1 from applicants');
  const rebuilding = rebuild();
  await expect.poll(waitsForLocks, { timeout: 10_000 }).toBeGreaterThan(0);
  await reader.query('select 1 from reports; commit');
  reader.release();
  await rebuilding;
});

async function waitsForLocks(): Promise<number> {
  const { rows } = await core
    .pool('owner')
    .query(`select count(*)::integer as count from pg_locks where not granted and database =
       (select oid from pg_database where datname = current_database())`);
  return rows[0].count;
}

let appended = 0;

/** Appends events to a stream of units, and answers all it holds. */
async function append(streamId: string, ...types: readonly ('unit.created' | 'unit.archived')[]) {
  const store = createEventStore({ writer: core.pool('vg_writer') });
  const model = events.find(({ type }) => type === 'unit.created');
  if (!model) throw new Error('the story has units');
  const made = types.map((type) => ({
    eventId: `evt_${++appended}` as StoredEvent['eventId'],
    type,
    schemaVersion: 1,
    data: type === 'unit.created' ? { ...(model.data as object), unitId: streamId } : { unitId: streamId },
    meta: model.meta,
  }));
  const streams = [{ streamId, category: model.category, expected: 'any' as const, events: made }];
  await store.append({ scope: one, commandId: `append ${appended}`, bodyHash: '', streams });
  return (await store.load(one, streamId)).events;
}
