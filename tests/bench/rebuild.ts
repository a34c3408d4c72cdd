import { parseArgs } from 'node:util';
import { createOwnerPool, createPool, databaseUrl, loginRole } from '@visaguard/postgres';
import { rebuildReadModels } from '@visaguard/read-models';
import { seededRandom, startCluster } from '@visaguard/testkit';
import { createVisaGuard } from './append/visaguard.ts';
import { describeCommit, describeMachine, describeServer, load } from './measuring/machine.ts';
import { median, range, table } from './measuring/statistics.ts';
import { writeSection } from './measuring/write-section.ts';
import { catchUp, emptyReadModels } from './rebuild/catch-up.ts';
import { type MeasuredRun, measureRun } from './rebuild/measured-run.ts';
import { createPlainRows } from './rebuild/plain-rows.ts';
import { readAlone } from './rebuild/read-alone.ts';
import { meterStatements } from './rebuild/statement-meter.ts';
import { tellStories } from './rebuild/told-store.ts';

// How fast are all read models built anew from the store beside the live ones, and how fast does the live projector come
// to the end? Beside them the limits of their parts: reading the store alone, and as many rows put into one table by
// statements of a batch each, the least that a durable projection needs.
const { values: asked } = parseArgs({
  options: {
    seed: { type: 'string', default: 'bench-1' },
    people: { type: 'string', default: '2400' },
    rounds: { type: 'string', default: '5' },
    'batch-size': { type: 'string', default: '500' },
    'events-at-once': { type: 'string', default: '2000' },
    write: { type: 'boolean', default: false },
  },
});
const [people, rounds, batchSize, eventsAtOnce] = [
  asked.people,
  asked.rounds,
  asked['batch-size'],
  asked['events-at-once'],
].map(Number) as [number, number, number, number];
const bar = 30_000;

const cluster = await startCluster({ durable: true });
try {
  const visaGuard = await createVisaGuard(cluster.ownerUrl);
  const { ownerUrl } = visaGuard;
  const url = databaseUrl(ownerUrl, 'bench', { user: loginRole, password: 'bench' });
  const owner = createOwnerPool({ ownerUrl, max: 3 });
  const writer = createPool({ url, role: 'vg_writer', max: 1 });
  const events = await tellStories({ owner, writer }, seededRandom(asked.seed), people);
  await owner.query('vacuum analyze');
  const tail = createPool({ url, role: 'vg_tail', max: 1 });
  const projector = createPool({ url, role: 'vg_projector', max: 1 });
  const measured = { owner, meter: meterStatements(projector), dataDirectory: cluster.dataDirectory, events };
  const plain = await createPlainRows(owner);
  const loadBefore = load();
  const rebuilt: MeasuredRun[] = [];
  const live: MeasuredRun[] = [];
  const limits: Record<'read' | 'floor', number[]> = { read: [], floor: [] };
  const ways = [
    async () => {
      await emptyReadModels(owner);
      live.push(await measureRun(measured, () => catchUp({ tail, projector }, batchSize)));
    },
    async () => {
      const work = () => rebuildReadModels({ owner, projector, tail, eventsAtOnce });
      rebuilt.push(await measureRun(measured, work));
    },
    async () => limits.read.push(await readAlone(tail, eventsAtOnce)),
    async () => limits.floor.push(await plain.insert(events, batchSize)),
  ];
  for (let round = 0; round < rounds; round++) {
    for (const way of round % 2 === 0 ? ways : ways.toReversed()) await way();
  }
  const rates = rebuilt.map(({ perSecond }) => perSecond);
  const rate = median(rates);
  const liveRates = live.map(({ perSecond }) => perSecond);
  const section = [
    '## Rebuild of the read models',
    '',
    `\`tests/bench/rebuild.ts --seed ${asked.seed} --people ${people}\`, ${new Date().toISOString().slice(0, 10)}, ${describeCommit()}.`,
    `${describeMachine()}.`,
    `${await describeServer(owner)}.`,
    `${events} events of every type, of ${people} people in 4 tenants, their streams at random between each other, into all read models; ${rounds} rounds in turns. A rebuild is all of it: new tables, ${eventsAtOnce} events a transaction read by one connection and written by another, and the swap. The live projector starts from nothing, with ${batchSize} events a transaction and its checkpoint. Load before ${loadBefore}.`,
    '',
    table(
      ['', 'per second, median', 'range'],
      [
        ['events, rebuild', rate.toFixed(0), range(rates)],
        ['events, live projector that catches up', median(liveRates).toFixed(0), range(liveRates)],
        ['limit: events, read and nothing else', median(limits.read).toFixed(0), range(limits.read)],
        ['limit: rows into one table, a batch a statement', median(limits.floor).toFixed(0), range(limits.floor)],
      ],
    ),
    '',
    `Bar: a rebuild of ${bar} events/s: ${rate >= bar ? 'met' : `missed, ${(bar / rate).toFixed(1)} times too slow`}.`,
    '',
    costTable(rebuilt, live, events),
  ].join('\n');
  process.stdout.write(`${section}\n`);
  if (asked.write) writeSection('rebuild', section);
  await Promise.all([writer, tail, projector, owner].map((pool) => pool.end()));
  await visaGuard.close();
} finally {
  await cluster.stop({ keep: false });
}

/** Of one event, the median of the rounds. */
function costTable(rebuilt: readonly MeasuredRun[], live: readonly MeasuredRun[], events: number): string {
  const row = (name: string, unit: string, of: (run: MeasuredRun) => number) => [
    name,
    ...[rebuilt, live].map((runs) => `${(median(runs.map(of)) / events).toFixed(2)} ${unit}`),
  ];
  return table(
    ['for one event', 'rebuild', 'live'],
    [
      row(`time (the bar leaves ${(1e6 / bar).toFixed(1)} µs)`, 'µs', ({ tookMs }) => tookMs * 1_000),
      row('CPU of the program', 'µs', ({ cpu }) => cpu.clientMs * 1_000),
      row('CPU of the database', 'µs', ({ cpu }) => cpu.serverMs * 1_000),
      row('statements of the projector', '', ({ statements }) => statements),
      row('write-ahead log', 'B', ({ walBytes }) => walBytes),
    ],
  );
}
