import { parseArgs } from 'node:util';
import { createOwnerPool, createPool, databaseUrl, loginRole } from '@visaguard/postgres';
import { seededRandom, startCluster } from '@visaguard/testkit';
import { createVisaGuard } from './append/visaguard.ts';
import { describeCommit, describeMachine, describeServer, load } from './measuring/machine.ts';
import { median, range, table } from './measuring/statistics.ts';
import { writeSection } from './measuring/write-section.ts';
import { createPlainRows } from './rebuild/plain-rows.ts';
import { type Rebuilt, rebuildOnce } from './rebuild/rebuild-once.ts';
import { meterStatements } from './rebuild/statement-meter.ts';
import { tellStories } from './rebuild/told-store.ts';

// How fast are all read models built anew from the store, and where does the time go? Beside it: as many rows put into
// one table by statements of a batch each, the least that a durable projection needs.
const { values: asked } = parseArgs({
  options: {
    seed: { type: 'string', default: 'bench-1' },
    people: { type: 'string', default: '1600' },
    rounds: { type: 'string', default: '5' },
    'batch-size': { type: 'string', default: '500' },
    write: { type: 'boolean', default: false },
  },
});
const [people, rounds, batchSize] = [asked.people, asked.rounds, asked['batch-size']].map(Number) as [
  number,
  number,
  number,
];
const bar = 30_000;

const cluster = await startCluster({ durable: true });
try {
  const visaGuard = await createVisaGuard(cluster.ownerUrl);
  const { ownerUrl } = visaGuard;
  const url = databaseUrl(ownerUrl, 'bench', { user: loginRole, password: 'bench' });
  const owner = createOwnerPool({ ownerUrl, max: 2 });
  const writer = createPool({ url, role: 'vg_writer', max: 1 });
  const events = await tellStories({ owner, writer }, seededRandom(asked.seed), people);
  await owner.query('vacuum analyze');
  const tail = createPool({ url, role: 'vg_tail', max: 1 });
  const projector = createPool({ url, role: 'vg_projector', max: 1 });
  const meter = meterStatements(projector);
  const plain = await createPlainRows(owner);
  const rebuild = { owner, tail, projector, meter, dataDirectory: cluster.dataDirectory, events, batchSize };
  const loadBefore = load();
  const [rebuilt, floor]: [Rebuilt[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 1) floor.push(await plain.insert(events, batchSize));
    rebuilt.push(await rebuildOnce(rebuild));
    if (round % 2 === 0) floor.push(await plain.insert(events, batchSize));
  }
  const rates = rebuilt.map(({ perSecond }) => perSecond);
  const rate = median(rates);
  const section = [
    '## Rebuild of the read models',
    '',
    `\`tests/bench/rebuild.ts --seed ${asked.seed}\`, ${new Date().toISOString().slice(0, 10)}, ${describeCommit()}.`,
    `${describeMachine()}.`,
    `${await describeServer(owner)}.`,
    `${events} events of every type, of ${people} people in 4 tenants, into all read models; ${rounds} rounds, batches of ${batchSize}, one transaction each with its checkpoint. One projector, one connection. Load before ${loadBefore}.`,
    '',
    table(
      ['', 'per second, median', 'range'],
      [
        ['events into the read models', rate.toFixed(0), range(rates)],
        ['rows into one table, a batch a statement', median(floor).toFixed(0), range(floor)],
      ],
    ),
    '',
    `Bar: ${bar} events/s: ${rate >= bar ? 'met' : `missed, ${(bar / rate).toFixed(1)} times too slow`}.`,
    '',
    timeTable(rebuilt, events),
  ].join('\n');
  process.stdout.write(`${section}\n`);
  if (asked.write) writeSection('rebuild', section);
  await Promise.all([writer, tail, projector, owner].map((pool) => pool.end()));
  await visaGuard.close();
} finally {
  await cluster.stop({ keep: false });
}

/** Of one event, the median of the rounds. */
function timeTable(all: readonly Rebuilt[], events: number): string {
  const us = (of: (rebuilt: Rebuilt) => number) => ((median(all.map(of)) * 1_000) / events).toFixed(1);
  const each = (of: (rebuilt: Rebuilt) => number) => (median(all.map(of)) / events).toFixed(2);
  return table(
    ['for one event', ''],
    [
      ['all', `${us(({ tookMs }) => tookMs)} µs (the bar leaves ${(1e6 / bar).toFixed(1)} µs)`],
      ['reading the store', `${us(({ readingMs }) => readingMs)} µs`],
      ['waiting for answers of the database', `${us(({ statementsMs }) => statementsMs)} µs`],
      ['the rest: the projector itself', `${us((one) => one.tookMs - one.readingMs - one.statementsMs)} µs`],
      ['statements', each(({ statements }) => statements)],
      ['CPU of the projector', `${us(({ cpu }) => cpu.clientMs)} µs`],
      ['CPU of the database', `${us(({ cpu }) => cpu.serverMs)} µs`],
      ['write-ahead log', `${each(({ walBytes }) => walBytes)} B`],
    ],
  );
}
