import { readFileSync } from 'node:fs';
import { err, ok, type Result, sha256Hex } from '@visaguard/kernel';
import type { LabelledSet } from '../labelled-post.ts';
import { labelledPost } from '../sets/labelled-line.ts';
import type { SetFault } from '../sets/set-fault.ts';
import { splitOf } from './split.ts';

const folder = new URL('../../gold/', import.meta.url);

/** The gold set of this repository, whole or one half of it: texts, the settled labels, and what each text tries out. */
export function readGold(half: 'dev' | 'test' | 'whole'): Result<LabelledSet, readonly SetFault[]> {
  const [texts, labels, intents] = (['posts', 'gold', 'intended'] as const).map(readLines);
  const byId = (lines: Line[] = []) => new Map(lines.map((line) => [line['id'], line]));
  const [labelOf, intentOf] = [byId(labels), byId(intents)];
  const faults: SetFault[] = [];
  const posts = (texts ?? []).flatMap((text, at) => {
    if (half !== 'whole' && splitOf(String(text['id'])) !== half) return [];
    const { functionality, group } = intentOf.get(text['id']) ?? {};
    const settled = labelOf.get(text['id'])?.['labels'];
    const line = { ...text, functionality, group, ...(settled !== undefined && { labels: settled }) };
    const post = labelledPost(line, { line: at + 1, unlabelled: 'fault' });
    if (post.ok) return [post.value];
    faults.push({ line: at + 1, faults: post.error });
    return [];
  });
  if (faults.length > 0) return err(faults);
  return ok({ name: half === 'whole' ? 'gold' : `gold ${half}`, sha256: sha256Hex(JSON.stringify(posts)), posts });
}

type Line = Readonly<Record<string, unknown>>;

function readLines(name: string): Line[] {
  const text = readFileSync(new URL(`${name}.jsonl`, folder), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
