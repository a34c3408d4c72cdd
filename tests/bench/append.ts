import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEventStore, type EventStore, type NewEvent, registerEventTypes } from '@visaguard/event-store';
import { encodeIdBody, mintId, type Random, systemClock, type TenantScope } from '@visaguard/kernel';
import {
  createOwnerPool,
  createPool,
  databaseUrl,
  ensureDatabase,
  ensureRoles,
  loginRole,
  migrate,
  type Pool,
} from '@visaguard/postgres';
import { type Cluster, seededRandom, startCluster } from '@visaguard/testkit';

// How fast is an append, beside the least that the same disk and the same server need for one durable row?
// Closed loop, one event per append; the rounds of all cases alternate, so that a busy moment hits each alike.
const rounds = 7;
const roundMs = 1_500;
const warmUpMs = 500;
const scope: TenantScope = { tenantId: `ten_${encodeIdBody(new Uint8Array(16).fill(9))}`, mode: 'test' };

type Operation = () => Promise<void>;
type Case = { name: string; clients: number; operation(client: number): Operation };
type Sample = { perSecond: number; latenciesMs: number[] };

async function measure({ clients, operation }: Case, forMs: number): Promise<Sample> {
  const start = performance.now();
  const latenciesMs: number[] = [];
  const runClient = async (run: Operation) => {
    while (performance.now() - start < forMs) {
      const before = performance.now();
      await run();
      latenciesMs.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => runClient(operation(client))));
  return { perSecond: (latenciesMs.length * 1_000) / (performance.now() - start), latenciesMs };
}

function madeUpEvent(random: Random): NewEvent {
  return {
    eventId: mintId('event', systemClock, random),
    type: 'bench.measured',
    schemaVersion: 1,
    data: { sealed: Buffer.from(random(210)).toString('base64'), count: 3, kind: 'post' },
    meta: { actor: { kind: 'process', id: 'bench' }, at: '2026-01-01T00:00:00.000Z', correlationId: 'req_bench' },
  };
}

/** Ten events a stream, each append expecting the exact version. */
function appending(store: EventStore, random: Random, client: number): Operation {
  let version = 0;
  let streamId = '';
  return async () => {
    if (version % 10 === 0) streamId = `bench-${client}-${mintId('request', systemClock, random)}`;
    const expected = { exact: version % 10 };
    const stream = { streamId, category: 'bench', expected, events: [madeUpEvent(random)] };
    const commandId = mintId('request', systemClock, random);
    const { kind } = await store.append({ scope, commandId, bodyHash: 'bench', streams: [stream] });
    if (kind !== 'appended') throw new Error(kind);
    version += 1;
  };
}

const insertText = `
  insert into plain_rows (tenant_scope, stream_id, version, event_id, category, type, schema_version, data, meta, command_id, xid, position)
  values ($1, $2, 1, $3, 'bench', 'bench.measured', 1, $4, $5, $6, '1', 1)`;

/** The same row as an event, alone: one table, one index, no check. */
function inserting(pool: Pool, random: Random): Operation {
  return async () => {
    const { eventId, data, meta } = madeUpEvent(random);
    const stream = `bench-0-${mintId('request', systemClock, random)}`;
    const values = [`${scope.tenantId}/test`, stream, eventId, JSON.stringify(data), JSON.stringify(meta), eventId];
    await pool.query({ name: 'insert', text: insertText, values });
  };
}

/** The floor under every serial commit: 1 kB and one fdatasync. */
function syncing(file: number): Operation {
  const kilobyte = Buffer.alloc(1_024, 'x');
  return async () => {
    writeSync(file, kilobyte);
    fdatasyncSync(file);
  };
}

async function prepare(cluster: Cluster): Promise<{ writer: Pool; owner: Pool }> {
  await ensureRoles(cluster.ownerUrl, { loginPassword: 'bench' });
  const ownerUrl = await ensureDatabase(cluster.ownerUrl, 'bench');
  await migrate({ ownerUrl, directory: fileURLToPath(new URL('../../infra/postgres/core', import.meta.url)) });
  const owner = createOwnerPool({ ownerUrl, max: 8 });
  const type = { type: 'bench.measured', schemaVersion: 1, schemaHash: 'bench', category: 'bench' };
  await registerEventTypes(owner, [type]);
  await owner.query('create table plain_rows (like events including defaults, primary key (event_id))');
  const url = databaseUrl(ownerUrl, 'bench', { user: loginRole, password: 'bench' });
  return { owner, writer: createPool({ url, role: 'vg_writer', max: 8 }) };
}

function quantile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;
}

function row(name: string, samples: Sample[], limit?: { name: string; samples: Sample[] }): string {
  const rates = samples.map(({ perSecond }) => perSecond);
  const latencies = samples.flatMap(({ latenciesMs }) => latenciesMs);
  // Ratios are taken within a round and only then summed up: the machine's other work cancels out.
  const ratios = rates.map((rate, round) => rate / (limit?.samples[round]?.perSecond ?? Number.NaN));
  const cells = [
    name,
    quantile(rates, 0.5).toFixed(0),
    `${Math.min(...rates).toFixed(0)}-${Math.max(...rates).toFixed(0)}`,
    ...[0.5, 0.99].map((share) => quantile(latencies, share).toFixed(2)),
    limit ? `${quantile(ratios, 0.5).toFixed(2)} of ${limit.name}` : '',
  ];
  return `| ${cells.join(' | ')} |`;
}

async function describeServer(owner: Pool): Promise<string> {
  const names = [
    'server_version',
    'fsync',
    'synchronous_commit',
    'full_page_writes',
    'wal_sync_method',
    'shared_buffers',
  ];
  const shown = await Promise.all(
    names.map(async (name) => `${name}=${(await owner.query(`show ${name}`)).rows[0][name]}`),
  );
  const size = 'select pg_column_size(r.*) as bytes from plain_rows r limit 1';
  return `PostgreSQL ${shown.join(', ')}; row ${(await owner.query(size)).rows[0].bytes} B`;
}

const seed = process.argv[2] ?? 'bench-1';
const random = seededRandom(seed);
const cluster = await startCluster({ durable: true });
try {
  const { writer, owner } = await prepare(cluster);
  const store = createEventStore({ writer });
  // Beside the data folder, hence on its disk; the folder itself belongs to the server.
  const syncPath = join(cluster.dataDirectory, '..', `fdatasync-${process.pid}`);
  const file = openSync(syncPath, 'w');
  const cases: Case[] = [
    { name: 'fdatasync', clients: 1, operation: () => syncing(file) },
    { name: 'insert, 1 client', clients: 1, operation: () => inserting(owner, random) },
    { name: 'append, 1 client', clients: 1, operation: (client) => appending(store, random, client) },
    { name: 'insert, 8 clients', clients: 8, operation: () => inserting(owner, random) },
    { name: 'append, 8 clients', clients: 8, operation: (client) => appending(store, random, client) },
  ];
  const samples = new Map(cases.map(({ name }) => [name, [] as Sample[]]));
  for (const each of cases) await measure(each, warmUpMs);
  const loadBefore = loadavg()[0] ?? 0;
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? cases : cases.toReversed();
    for (const each of order) samples.get(each.name)?.push(await measure(each, roundMs));
  }
  const of = (name: string) => samples.get(name) ?? [];
  const limitOf = (name: string) => ({ name, samples: of(name) });
  const lines = [
    `${await describeServer(owner)}; Node ${process.version}; seed ${seed}; ${rounds} rounds of ${roundMs} ms; load before ${loadBefore.toFixed(1)}`,
    '',
    '| case | per second, median | range | p50 ms | p99 ms | measured / limit |',
    '|---|---|---|---|---|---|',
    row('fdatasync', of('fdatasync')),
    row('insert, 1 client', of('insert, 1 client'), limitOf('fdatasync')),
    row('append, 1 client', of('append, 1 client'), limitOf('insert, 1 client')),
    row('insert, 8 clients', of('insert, 8 clients')),
    row('append, 8 clients', of('append, 8 clients'), limitOf('insert, 8 clients')),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  closeSync(file);
  rmSync(syncPath);
  await Promise.all([writer.end(), owner.end()]);
} finally {
  await cluster.stop({ keep: false });
}
