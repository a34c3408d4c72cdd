import { checkModel, type ModelCheck, type ModelFamily, modelFamilies } from '@visaguard/intelligence/models';
import { systemRandom } from '@visaguard/kernel';
import { type ModelKeysGiven, readModelKeys, SettingsMissing } from '@visaguard/runtime';
import { badUsage } from '../cannot-run.ts';
import { tell } from '../tell.ts';

type Line = { readonly verdict: 'ok' | 'note' | 'fail'; readonly family: ModelFamily; readonly detail: string };

/** `visaguard models doctor`. @returns 0 where every model that there is a key for can judge, else 1. */
export async function runDoctor(): Promise<number> {
  const keys = readKeys();
  const signal = new AbortController().signal;
  const lines: Line[] = [];
  for (const family of modelFamilies) {
    const access = keys[family];
    if (!access) continue;
    const check = await checkModel(family, access, { random: systemRandom, signal });
    const line = lineOf(family, check, keys);
    lines.push(line);
    tell(`${line.verdict.padEnd(4)}  ${family.padEnd(10)}  ${line.detail}`);
  }
  const failed = lines.filter(({ verdict }) => verdict === 'fail').length;
  tell(failed === 0 ? summary(lines.length) : `Not every model can judge as it is: ${failed} to put right.`);
  return failed === 0 ? 0 : 1;
}

/** @throws CannotRun where there is no key at all, or one that cannot be used. */
function readKeys(): ModelKeysGiven {
  const keys = tried(readModelKeys);
  if (Object.keys(keys).length > 0) return keys;
  const variables = modelFamilies.map((family) => `VISAGUARD_${family.toUpperCase()}_KEY`);
  throw badUsage(`No key for any model: set one of ${variables.join(', ')}.`);
}

function tried<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof SettingsMissing ? badUsage(error.message, error) : error;
  }
}

function lineOf(family: ModelFamily, check: ModelCheck, keys: ModelKeysGiven): Line {
  if (!check.ok) return { verdict: 'fail', family, detail: `${check.model}: ${check.advice}` };
  const notes = [...check.notes, ...sameHouse(family, check.model, keys)];
  const judged = `${check.model}: judged a made-up post for ${(check.costMicros / 1_000_000).toFixed(6)} USD`;
  return { verdict: notes.length === 0 ? 'ok' : 'note', family, detail: [judged, ...notes].join('; ') };
}

/** Two voters of one house err alike; a panel counts them as two opinions all the same. */
function sameHouse(family: ModelFamily, model: string, keys: ModelKeysGiven): string[] {
  const [house] = model.split('/');
  const isAskedTwice = (house === 'openai' && keys.openai) || (house === 'google' && keys.gemini);
  if (family !== 'openrouter' || !isAskedTwice) return [];
  return ['its house is asked by a key of its own as well: choose another one, for a second opinion that is one'];
}

function summary(count: number): string {
  return count === 1 ? 'The model can judge.' : `All ${count} models can judge.`;
}
