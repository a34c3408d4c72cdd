import { parseArgs } from 'node:util';
import { eventCatalogue, schemaHash } from '@visaguard/contracts';
import type { VisaGuardEvent } from '@visaguard/domain';
import { createEventStore, type EventStore, registerEventTypes } from '@visaguard/event-store';
import { createOwnerPool, createPool, databaseUrl, loginRole } from '@visaguard/postgres';
import { startCluster } from '@visaguard/testkit';
import { createVisaGuard, scope } from './append/visaguard.ts';
import { describeCommit, describeMachine, describeServer, load } from './measuring/machine.ts';
import { quantile, table } from './measuring/statistics.ts';
import { writeSection } from './measuring/write-section.ts';
import { appendLongStream } from './streams/append-long-stream.ts';
import { cohortOf, handleOf, type LongStream, reviewOf, screeningOf } from './streams/long-streams.ts';

// How long does a command wait until the streams that it decides on are read and folded? The longest that a real tenant
// has, beside usual ones. Aggregate snapshots would be worth their cost where this is long and frequent.
const { values: asked } = parseArgs({
  options: { loads: { type: 'string', default: '200' }, write: { type: 'boolean', default: false } },
});
const loads = Number(asked.loads);
const barMs = 10;

const streams = [
  ...[1, 5].map(screeningOf),
  ...[1, 20].map(handleOf),
  ...[5, 500].map(reviewOf),
  ...[100, 1_000, 10_000].map(cohortOf),
];

const cluster = await startCluster({ durable: true });
try {
  const visaGuard = await createVisaGuard(cluster.ownerUrl);
  const owner = createOwnerPool({ ownerUrl: visaGuard.ownerUrl, max: 1 });
  const url = databaseUrl(visaGuard.ownerUrl, 'bench', { user: loginRole, password: 'bench' });
  const writer = createPool({ url, role: 'vg_writer', max: 1 });
  await registerEventTypes(
    owner,
    eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) })),
  );
  const store = createEventStore({ writer });
  for (const stream of streams) await appendLongStream(store, stream);
  await owner.query('vacuum analyze');
  const loadBefore = load();
  const rows: string[][] = [];
  for (const stream of streams) rows.push(await measured(store, stream));
  const section = [
    '## Loading a stream for a command',
    '',
    `\`tests/bench/streams.ts\`, ${new Date().toISOString().slice(0, 10)}, ${describeCommit()}.`,
    `${describeMachine()}.`,
    `${await describeServer(owner)}.`,
    `One client, ${loads} loads of each stream one after the other, nothing sealed in them. Load before ${loadBefore}. The least of them is what an undisturbed machine needs. Bar: ${barMs} ms at the 99th percentile.`,
    '',
    table(
      [
        'stream',
        'events',
        'kB of data',
        'load p50 ms',
        'fold p50 ms',
        'both least ms',
        'both p99 ms',
        'read on p50 ms',
        'bar',
      ],
      rows,
    ),
  ].join('\n');
  if (asked.write) writeSection('streams', section);
  console.log(section);
  await Promise.all([owner.end(), writer.end()]);
  await visaGuard.close();
} finally {
  await cluster.stop({ keep: false });
}

async function measured(store: EventStore, { name, streamId, events, fold }: LongStream): Promise<string[]> {
  const [loadMs, foldMs, bothMs, onMs]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let nth = -5; nth < loads; nth++) {
    const start = performance.now();
    const loaded = await store.load(scope, streamId);
    const read = performance.now();
    fold(loaded.events.map(({ type, data }) => ({ type, data }) as object as VisaGuardEvent));
    const end = performance.now();
    const known = loaded.events.at(-1);
    const more = await store.load(scope, streamId, { known });
    const asked = performance.now();
    if (loaded.version !== events.length) throw new Error(`${name} has ${loaded.version} events`);
    if (more.events.length > 0) throw new Error('nothing came after the newest');
    if (nth < 0) continue;
    loadMs.push(read - start);
    foldMs.push(end - read);
    bothMs.push(end - start);
    onMs.push(asked - end);
  }
  const p99 = quantile(bothMs, 0.99);
  const sizeKb = JSON.stringify(events.map(({ data }) => data)).length / 1_000;
  const figures = [quantile(loadMs, 0.5), quantile(foldMs, 0.5), Math.min(...bothMs), p99, quantile(onMs, 0.5)].map(
    (value) => value.toFixed(2),
  );
  return [name, String(events.length), sizeKb.toFixed(0), ...figures, p99 < barMs ? 'met' : 'missed'];
}
