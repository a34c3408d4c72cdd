import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { createOwnerPool } from '@visaguard/postgres';
import { seededRandom, startCluster } from '@visaguard/testkit';
import { casesOf, checkStored } from './append/cases.ts';
import { createCastore } from './append/castore.ts';
import { createPlainInsert, createSyncing } from './append/limits.ts';
import { createMessageDb } from './append/message-db.ts';
import { bars, chart, limitTable, type Measured, mainTable } from './append/tables.ts';
import { createVisaGuard } from './append/visaguard.ts';
import { alternate, type Sample } from './measuring/closed-loop.ts';
import { lineChart } from './measuring/line-chart.ts';
import { describeCommit, describeMachine, describeServer, load } from './measuring/machine.ts';
import { writeImage, writeSection } from './measuring/write-section.ts';

// How fast is a durable append, beside other event stores on the same server, and beside the least that the disk and the
// server need for one row? Closed loop, one event per append; the rounds of all cases alternate.
const { values: asked } = parseArgs({
  options: {
    seed: { type: 'string', default: 'bench-1' },
    rounds: { type: 'string', default: '5' },
    'round-ms': { type: 'string', default: '1400' },
    write: { type: 'boolean', default: false },
  },
});
const [rounds, roundMs] = [Number(asked.rounds), Number(asked['round-ms'])];

const cluster = await startCluster({ durable: true });
const { dataDirectory, ownerUrl } = cluster;
try {
  const visaGuard = await createVisaGuard(ownerUrl);
  const messageDb = await createMessageDb(ownerUrl);
  const plainInsert = await createPlainInsert(visaGuard.ownerUrl);
  const systems = [visaGuard, messageDb, await createCastore(ownerUrl), plainInsert];
  const disk = createSyncing(dataDirectory);
  const acknowledged = new Map<string, number>();
  const cases = casesOf({ visaGuard, messageDb, systems, disk }, seededRandom(asked.seed), acknowledged);
  const owner = createOwnerPool({ ownerUrl, max: 1 });
  await alternate(cases, { rounds: 1, roundMs: roundMs / 4, leadInMs: 0, dataDirectory });
  const loadBefore = load();
  const samples = await alternate(cases, { rounds, roundMs, leadInMs: 150, dataDirectory });
  const measured: Measured = { systems, of: (name) => samples.get(name) ?? [] };
  const stored = await checkStored(systems, acknowledged);
  const svg = lineChart(chart(measured));
  const image = asked.write ? writeImage('append', svg) : 'images/append.svg';
  const section = [
    '## Append',
    '',
    `\`tests/bench/append.ts --seed ${asked.seed}\`, ${new Date().toISOString().slice(0, 10)}, ${describeCommit()}.`,
    `${describeMachine()}.`,
    `${await describeServer(owner)}.`,
    `${rounds} rounds of ${roundMs} ms, in turns there and back; closed loop; one event of ${await plainInsert.rowBytes()} B a call, ten a stream, each call naming the version it expects, every reply checked. Clients and server share the machine. Load before ${loadBefore}; work of others during the run: ${foreignShare([...samples.values()].flat())} of the CPU.`,
    `@eventide/message-db 1.3.1 and @castore/event-storage-adapter-postgres 2.4.2. Stored as acknowledged: ${stored}.`,
    '',
    ...systems.map(({ name, promises }) => `- ${name} promises: ${promises}.`),
    '',
    `![Durable appends per second by writers](${image})`,
    '',
    mainTable(measured),
    '',
    bars(measured),
    '',
    limitTable(measured),
  ].join('\n');
  process.stdout.write(`${section}\n`);
  if (asked.write) writeSection('append', section);
  disk.close();
  await Promise.all([owner.end(), ...systems.map((system) => system.close())]);
} finally {
  await cluster.stop({ keep: false });
}

/** What neither this process nor the server spent. */
function foreignShare(all: readonly Sample[]): string {
  const sum = (of: (sample: Sample) => number) => all.reduce((total, sample) => total + of(sample), 0);
  const foreignMs = sum(({ cpu }) => cpu.machineMs - cpu.clientMs - cpu.serverMs);
  const wholeMs =
    sum(({ latenciesMs, perSecond }) => (latenciesMs.length * 1_000) / perSecond) * availableParallelism();
  return `${Math.max(0, (foreignMs / wholeMs) * 100).toFixed(0)} %`;
}
