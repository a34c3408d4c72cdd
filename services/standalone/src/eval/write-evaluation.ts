import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorsOf, evaluate, htmlReport, type SetReport } from '@visaguard/evaluation';
import { CannotRun } from '../cannot-run.ts';
import type { JudgedSet } from './ask-judges.ts';

/** The form of evaluation.json; it goes up when a reader of the last one would be wrong about the next. */
const form = 'evaluation-1';

/** Measures, and writes the three files. The same sets and answers give the same bytes. */
export async function writeEvaluation(folder: string, judged: readonly JudgedSet[]): Promise<SetReport[]> {
  const sets = judged.map(({ set, judges }) => evaluate(set, judges));
  const costs = judged.flatMap(({ set, costs: each }) => each.map((cost) => ({ set: set.name, ...cost })));
  const panels = judged.flatMap(({ set, panels: each }) => each.map((panel) => ({ set: set.name, ...panel })));
  const errors = judged.flatMap(({ set, judges }) => judges.flatMap((judge) => errorsOf(set, judge)));
  const files = {
    'evaluation.json': `${JSON.stringify({ form, sets, panels, costs }, null, 2)}\n`,
    'evaluation.html': htmlReport(sets),
    'errors.jsonl': errors.map((error) => `${JSON.stringify(error)}\n`).join(''),
  };
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, content] of Object.entries(files)) {
      // Posts may be anybody's: readable by whoever ran it.
      await writeFile(join(folder, name), content, { mode: 0o600 });
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CannotRun(`${JSON.stringify(folder)} cannot be written: ${code}.`, { cause: error });
  }
  return sets;
}
