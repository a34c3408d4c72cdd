import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { describeFaults, type LabelledSet, readGold, readSet } from '@visaguard/evaluation';
import { badUsage } from '../cannot-run.ts';
import type { EvalOptions } from './arguments.ts';

/** @throws CannotRun where a file cannot be read, or holds lines that cannot be used. */
export async function loadSets({ sets, ordinary, language, half }: EvalOptions): Promise<LabelledSet[]> {
  const loaded: LabelledSet[] = [];
  for (const path of sets) loaded.push(path === 'gold' ? gold(half) : await fromFile(path, { language }));
  for (const path of ordinary) loaded.push(await fromFile(path, { language, harmless: true }));
  return loaded;
}

function gold(half: EvalOptions['half']): LabelledSet {
  const read = readGold(half);
  if (!read.ok) throw badUsage(describeFaults('gold', read.error));
  return read.value;
}

type FileOptions = { readonly language: string | null; readonly harmless?: boolean };

async function fromFile(path: string, { language, harmless = false }: FileOptions): Promise<LabelledSet> {
  const form = extname(path).toLowerCase() === '.csv' ? 'csv' : 'jsonl';
  const read = readSet({
    ...{ name: basename(path), content: await contentOf(path), form },
    ...(language !== null && { language }),
    unlabelled: harmless ? 'harmless' : 'fault',
  });
  if (!read.ok) throw badUsage(describeFaults(path, read.error));
  return read.value;
}

export async function contentOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw badUsage(`${JSON.stringify(path)} cannot be read: ${code}.`, error);
  }
}
