import { parseArgs } from 'node:util';
import { encodeIdBody, type TenantScope } from '@visaguard/kernel';
import { seededRandom } from '@visaguard/testkit';
import { describeCommit, describeMachine, describeServer, load } from './measuring/machine.ts';
import { median, quantile, table } from './measuring/statistics.ts';
import { writeSection } from './measuring/write-section.ts';
import { appender, openLoop, type Sent } from './relay/load.ts';
import { between } from './relay/stage-table.ts';
import { type Chain, startChain } from './relay/start-chain.ts';

// Rule E15: does one tenant's burst of ten times its usual load delay its neighbours on their way over the relay and
// Kafka? In turns without and with the burst, in the same run, so that the machine's other work falls on both.
const { values: asked } = parseArgs({
  options: {
    seed: { type: 'string', default: 'bench-1' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '20' },
    'events-per-tenant': { type: 'string', default: '10' },
    write: { type: 'boolean', default: false },
  },
});
const burst = 10;
const sharesMax = 1.2;
const [rounds, forMs, perSecond] = [asked.rounds, `${asked.seconds}000`, asked['events-per-tenant']].map(Number) as [
  number,
  number,
  number,
];
const tenant = (number: number): TenantScope => ({
  tenantId: `ten_${encodeIdBody(new Uint8Array(16).fill(number))}`,
  mode: 'test',
});
const neighbours = Array.from({ length: 9 }, (_, number) => tenant(number + 1));

type Delay = { readonly p50: number; readonly p99: number };

const chain = await startChain();
try {
  const { store, owner } = chain;
  const random = seededRandom(asked.seed);
  const quiet = appender(store, random, neighbours);
  const loud = appender(store, random, [tenant(100)]);
  const sendQuiet = (run: string) => openLoop(quiet, { run, perSecond: perSecond * neighbours.length, forMs }, random);
  const sendLoud = (run: string, times: number) =>
    openLoop(loud, { run: `${run}, loud`, perSecond: perSecond * times, forMs }, random);
  const loadBefore = load();
  await sendQuiet('warm-up');
  const [usual, beside]: [Delay[], Delay[]] = [[], []];
  for (let round = 1; round <= rounds; round++) {
    for (const [delays, times] of [
      [usual, 1],
      [beside, burst],
    ] as const) {
      const run = `round ${round}, loud tenant at ${times}`;
      const [sent] = await Promise.all([sendQuiet(run), sendLoud(run, times)]);
      delays.push(await delayOf(chain, sent));
    }
  }
  const ratios = usual.map((before, round) => (beside[round]?.p99 ?? Number.NaN) / before.p99);
  const ratio = median(ratios);
  const row = (name: string, delays: readonly Delay[]) => [
    name,
    median(delays.map(({ p50 }) => p50)).toFixed(1),
    median(delays.map(({ p99 }) => p99)).toFixed(1),
  ];
  const section = [
    '## Fairness of the relay',
    '',
    `\`tests/bench/fairness.ts --seed ${asked.seed}\`, ${new Date().toISOString().slice(0, 10)}, ${describeCommit()}.`,
    `${describeMachine()}.`,
    `${await describeServer(owner)}; Kafka 4 under KRaft, one node.`,
    `${neighbours.length} tenants and a tenth, ${perSecond} events/s each, open loop; then the tenth with ${burst} times as much. ${rounds} rounds of ${asked.seconds} s each, in turns. Delay of the ${neighbours.length} from stored to received; medians of the rounds. Load before ${loadBefore}.`,
    '',
    table(['the tenth tenant', 'p50 ms', 'p99 ms'], [row('as usual', usual), row(`at ${burst} times`, beside)]),
    '',
    `p99 beside the burst / as usual: median ${ratio.toFixed(2)} (${ratios.map((one) => one.toFixed(2)).join(', ')}). Bar: ${sharesMax} at most: ${ratio <= sharesMax ? 'met' : 'missed'}.`,
  ].join('\n');
  process.stdout.write(`${section}\n`);
  if (asked.write) writeSection('fairness', section);
} finally {
  await chain.stop();
}

/** From when an event was stored to when the consumer had it. */
async function delayOf({ consumer }: Chain, sent: Sent): Promise<Delay> {
  for (;;) {
    const { received } = await consumer.report(sent.stored.run);
    if (!received) throw new Error('the consumer has nothing to report');
    if (received.nth.length < sent.stored.nth.length) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    const delays = between(sent.stored, received, 0);
    return { p50: quantile(delays, 0.5), p99: quantile(delays, 0.99) };
  }
}
