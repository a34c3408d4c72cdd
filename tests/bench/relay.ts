import { parseArgs } from 'node:util';
import { seededRandom } from '@visaguard/testkit';
import { cpuTime, processMs } from './measuring/cpu-time.ts';
import { describeCommit, describeMachine, describeServer, load } from './measuring/machine.ts';
import { quantile, table } from './measuring/statistics.ts';
import { writeSection } from './measuring/write-section.ts';
import { findKnee } from './relay/find-knee.ts';
import { appender, openLoop } from './relay/load.ts';
import { plan } from './relay/messages.ts';
import { between, stageTable } from './relay/stage-table.ts';
import { startChain } from './relay/start-chain.ts';

// How long does an event take from the command to a consumer, on the way over PostgreSQL, the relay and Kafka? Open loop
// at shares of the knee, which is found first. Generator, relay and consumer are processes of their own.
const { values: asked } = parseArgs({
  options: {
    seed: { type: 'string', default: 'bench-1' },
    seconds: { type: 'string', default: '60' },
    'warm-up-seconds': { type: 'string', default: '5' },
    'knee-seconds': { type: 'string', default: '10' },
    shares: { type: 'string', default: '0.5,0.8' },
    write: { type: 'boolean', default: false },
  },
});
const lagMsMax = 1;
const barMs = 50;

const chain = await startChain();
try {
  const { cluster, broker, relay, consumer, received, store, owner } = chain;
  const random = seededRandom(asked.seed);
  const append = appender(store, random);
  await findKnee(append, received, { run: 'warm-up', forMs: 3_000 });
  const loadBefore = load();
  const beforeKnee = received.count();
  const cpu = cpuOf({ relay: relay.processId, consumer: consumer.processId, Kafka: broker.processId }, cluster);
  const knee = await findKnee(append, received, { run: 'knee', forMs: Number(asked['knee-seconds']) * 1_000 });
  const cpuAtKnee = cpu.perEvent(received.count() - beforeKnee);
  const [summary, stages]: [string[][], string[]] = [[], []];
  for (const share of asked.shares.split(',').map(Number)) {
    const run = `${(share * 100).toFixed(0)} % of the knee`;
    const perSecond = knee * share;
    const [forMs, warmUpMs] = [asked.seconds, asked['warm-up-seconds']].map((seconds) => Number(seconds) * 1_000);
    const before = received.count();
    const sent = await openLoop(append, { run, perSecond, forMs: (forMs ?? 0) + (warmUpMs ?? 0) }, random);
    while (received.count() - before < sent.scheduled.nth.length) await received.changed();
    const { received: receipt } = await consumer.report(run);
    const { picked, published } = await relay.report(run);
    if (!receipt || !picked || !published) throw new Error('a process has nothing to report');
    const startMs = sent.scheduled.atMs[0] ?? 0;
    const first = sent.scheduled.atMs.findIndex((atMs) => atMs - startMs >= (warmUpMs ?? 0));
    const lag = quantile(between(sent.scheduled, sent.dispatched, first), 0.99);
    const latency = between(sent.scheduled, receipt, first);
    const p99 = quantile(latency, 0.99);
    summary.push([
      ...[run, perSecond.toFixed(0), String(latency.length), quantile(latency, 0.5).toFixed(1), p99.toFixed(1)],
      ...[quantile(latency, 0.999).toFixed(1), lag.toFixed(2)],
      lag > lagMsMax ? `void: the generator itself was late` : p99 < barMs ? 'met' : 'missed',
    ]);
    const way = [
      ['scheduled', sent.scheduled],
      ['sent by the generator', sent.dispatched],
      ['stored', sent.stored],
      ['picked from the outbox', picked],
      ['acknowledged by the broker', published],
      ['received by the consumer', receipt],
    ] as const;
    stages.push(`Where the time goes at ${run}:\n\n${stageTable(way, first)}`);
  }
  const section = [
    '## Relay, end to end',
    '',
    `\`tests/bench/relay.ts --seed ${asked.seed}\`, ${new Date().toISOString().slice(0, 10)}, ${describeCommit()}.`,
    `${describeMachine()}.`,
    `${await describeServer(owner)}; Kafka 4 under KRaft, one node, ${plan.partitions} partitions, all replicas acknowledge.`,
    `Open loop, Poisson arrivals of one event, ${asked.seconds} s after ${asked['warm-up-seconds']} s of warm-up; the time counts from when an append should have begun. Every event was received. Generator, relay, consumer, PostgreSQL and Kafka share the machine; the relay finds what was appended by its poll. Load before ${loadBefore}.`,
    `Knee: ${knee.toFixed(0)} events/s all the way, closed loop. CPU of an event there: ${cpuAtKnee}. Bar: p99 below ${barMs} ms at 50 %.`,
    '',
    table(
      ['load', 'events/s', 'measured', 'p50 ms', 'p99 ms', 'p99.9 ms', 'generator late, p99 ms', `p99 < ${barMs} ms`],
      summary,
    ),
    '',
    stages.join('\n\n'),
  ].join('\n');
  process.stdout.write(`${section}\n`);
  if (asked.write) writeSection('relay', section);
} finally {
  await chain.stop();
}

/** CPU time that goes into an event from now on, by process. */
function cpuOf(processes: Readonly<Record<string, number>>, { dataDirectory }: { dataDirectory: string }) {
  const spent = () => {
    const { clientMs, serverMs } = cpuTime(dataDirectory);
    const others = Object.entries(processes).map(([name, id]) => [name, processMs(id)] as const);
    return new Map<string, number>([['generator', clientMs], ['PostgreSQL', serverMs], ...others]);
  };
  const before = spent();
  return {
    perEvent(events: number): string {
      const us = (name: string, ms: number) => ((ms - (before.get(name) ?? 0)) * 1_000) / events;
      return [...spent()].map(([name, ms]) => `${name} ${us(name, ms).toFixed(0)} µs`).join(', ');
    },
  };
}
