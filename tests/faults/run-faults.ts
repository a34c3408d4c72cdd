import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { longFaults } from './faults/catalogue.ts';
import { faultTable } from './report/fault-table.ts';
import { situationTable } from './report/situation-table.ts';
import { type FaultResult, runFault } from './run/run-fault.ts';
import { startSuite } from './run/suite.ts';

// The long form: every fault, once for each seed, each seed on a stack of its own. `--seed` plays one again.
const { values: asked } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '3' },
    only: { type: 'string' },
    out: { type: 'string' },
    'per-second': { type: 'string', default: '8' },
  },
});
const seeds = asked.seed
  ? [asked.seed]
  : Array.from({ length: Number(asked.seeds) }, (_none, nth) => `long-${nth + 1}`);
const faults = longFaults.filter(({ name }) => name.includes(asked.only ?? ''));
const timing = { visitorsPerSecond: Number(asked['per-second']), aroundMs: 5_000 };
const say = (line: string) => process.stdout.write(`${line}\n`);

const results: FaultResult[] = [];
const counts = new Map<string, number>();
for (const seed of seeds) {
  say(`seed ${seed}: starting the stack`);
  const suite = await startSuite(seed);
  try {
    for (const fault of faults) {
      const result = await runFault(suite, fault, timing);
      results.push(result);
      say(faultTable([result]).split('\n').at(-1) ?? '');
    }
    for (const [situation, count] of suite.sometimes.counts()) {
      counts.set(situation, (counts.get(situation) ?? 0) + count);
    }
  } finally {
    await suite.stop();
  }
}
const report = `${faultTable(results)}\n\n${situationTable(counts)}\n`;
say(`\n${report}`);
if (asked.out) {
  mkdirSync(asked.out, { recursive: true });
  writeFileSync(join(asked.out, 'faults.md'), report);
  writeFileSync(
    join(asked.out, 'faults.json'),
    JSON.stringify({ results, counts: Object.fromEntries(counts) }, null, 2),
  );
}
const never = asked.only ? [] : [...counts].filter(([, count]) => count === 0);
for (const [situation] of never) say(`never happened: ${situation}`);
process.exitCode = results.every(({ findings }) => findings.length === 0) && never.length === 0 ? 0 : 1;
