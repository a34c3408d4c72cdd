import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { longFaults } from './faults/catalogue.ts';
import { faultTable } from './report/fault-table.ts';
import { situationTable } from './report/situation-table.ts';
import { runSeed } from './run/run-seed.ts';

// The long form: every fault, once for each seed, each seed on a stack of its own. `--seed` plays one again.
const { values: asked } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    out: { type: 'string' },
    'per-second': { type: 'string', default: '6' },
  },
});
const seeds = asked.seed
  ? [asked.seed]
  : Array.from({ length: Number(asked.seeds) }, (_none, nth) => `long-${nth + 1}`);
const faults = longFaults.filter(({ name }) => name.includes(asked.only));
const timing = { visitorsPerSecond: Number(asked['per-second']), aroundMs: 5_000 };
const say = (line: string) => process.stdout.write(`${line}\n`);

const ran = [];
for (const seed of seeds) {
  say(`seed ${seed}`);
  ran.push(await runSeed({ seed, faults, timing, onResult: (result) => say(faultTable([result])) }));
}
const results = ran.flatMap((one) => one.results);
const counts = new Map<string, number>();
for (const one of ran) {
  for (const [situation, count] of one.counts) counts.set(situation, (counts.get(situation) ?? 0) + count);
}
const report = `${faultTable(results)}\n\n${situationTable(counts)}\n`;
say(`\n${report}`);
if (asked.out !== undefined) {
  mkdirSync(asked.out, { recursive: true });
  const facts = { results, counts: Object.fromEntries(counts) };
  writeFileSync(join(asked.out, 'faults.md'), report);
  writeFileSync(join(asked.out, 'faults.json'), `${JSON.stringify(facts, null, 2)}\n`);
}
// Some faults alone cannot make everything happen.
const never = asked.only === '' ? [...counts].filter(([, count]) => count === 0) : [];
for (const [situation] of never) say(`never happened: ${situation}`);
process.exitCode = results.every(({ findings }) => findings.length === 0) && never.length === 0 ? 0 : 1;
