/**
 * What panels would make of voters that err at known rates, by hand: `node tests/evaluation/emulated-panels.ts [--half test]
 * [--out DIR]`. Runs `visaguard eval gold` against emulators of the three services, whose models know the labels, miss
 * some findings, invent others and shift severities, each by its own rates. It tells what the rules of panels do with
 * errors that are independent of each other; it tells nothing of real models.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { severities } from '@visaguard/domain';
import { readGold } from '@visaguard/evaluation';
import { maskForAnalysis } from '@visaguard/intelligence';
import { sha256Hex } from '@visaguard/kernel';
import { judgeBy, startModelsEmulator } from '@visaguard/testkit';

const { values: asked } = parseArgs({
  options: { half: { type: 'string', default: 'test' }, out: { type: 'string', default: './emulated-panels' } },
});

/** Shares of findings missed, of harmless posts flagged, and of severities that are a step too high or too low. */
const errorRates = {
  gemini: { missed: 0.1, invented: 0.03, shifted: 0.2 },
  openai: { missed: 0.15, invented: 0.02, shifted: 0.2 },
  openrouter: { missed: 0.2, invented: 0.05, shifted: 0.3 },
} as const;
type Family = keyof typeof errorRates;

const gold = readGold('whole');
if (!gold.ok) throw new Error('the gold set cannot be read');
const truthOf = new Map(gold.value.posts.map(({ text, truth }) => [maskForAnalysis(text).text, truth]));

/** From 0 to 1, always the same for one text, voter and question. */
const chance = (...parts: readonly string[]) => Number.parseInt(sha256Hex(parts.join('\n')).slice(0, 8), 16) / 2 ** 32;

function findingsOf(family: Family, text: string) {
  const { missed, invented, shifted } = errorRates[family];
  const truth = truthOf.get(text);
  if (truth?.kind !== 'categories') return [];
  const quote = text.slice(0, 300);
  if (truth.labels.length === 0) {
    return chance(family, 'invented', text) < invented ? [{ category: 'hate_harassment', severity: 'low', quote }] : [];
  }
  return truth.labels.flatMap(({ category, severity }) => {
    if (chance(family, 'missed', category, text) < missed) return [];
    const step = chance(family, 'shifted', text) < shifted ? (chance(family, 'up', text) < 0.5 ? 1 : -1) : 0;
    const rank = severities.indexOf(severity ?? 'medium') + step;
    return [{ category, severity: severities[Math.min(3, Math.max(0, rank))] ?? 'medium', quote }];
  });
}

const families = Object.keys(errorRates) as Family[];
const services = await Promise.all(
  families.map(async (family) => {
    const service = await startModelsEmulator({ judge: judgeBy((text) => findingsOf(family, text)) });
    return { family, service };
  }),
);
const env = Object.fromEntries(
  services.flatMap(({ family, service }) => [
    [`VISAGUARD_${family.toUpperCase()}_KEY`, service.key],
    [`VISAGUARD_${family.toUpperCase()}_URL`, service.urls[family]],
  ]),
);
const voters = ['built-in', ...families].flatMap((family) => ['--voter', family]);
const main = join(import.meta.dirname, '../../services/standalone/src/main.ts');
const panels = ['--panel', 'economical', '--panel', 'wide'];
const child = spawn(
  process.execPath,
  [main, 'eval', 'gold', '--half', asked.half, ...voters, ...panels, '--budget-usd', '100', '--out', asked.out],
  { stdio: 'inherit', env: { ...process.env, ...env } },
);
[process.exitCode] = await once(child, 'exit');
for (const { service } of services) await service.close();
