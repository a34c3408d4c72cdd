import { err, ok, type Result, sha256Hex } from '@visaguard/kernel';
import type { LabelledPost, LabelledSet } from '../labelled-post.ts';
import { readCsvRows } from './csv-rows.ts';
import { labelledPost } from './labelled-line.ts';
import type { SetFault } from './set-fault.ts';

export type SetOptions = {
  readonly name: string;
  readonly content: string;
  readonly form: 'jsonl' | 'csv';
  /** For sets that do not say. */
  readonly language?: string;
  /** Posts without a label are known to hold no finding. */
  readonly unlabelled: 'fault' | 'harmless';
};

type Line = { readonly line: number; readonly fields: Result<Readonly<Record<string, unknown>>, string> };

/** Reads a labelled set, JSON lines or CSV, whole. @returns every line that cannot be used, where there is one. */
export function readSet(options: SetOptions): Result<LabelledSet, readonly SetFault[]> {
  const { name, content, form, language, unlabelled } = options;
  const lines = form === 'csv' ? csvLines(content) : jsonLines(content);
  const posts: LabelledPost[] = [];
  const faults: SetFault[] = [];
  const ids = new Set<string>();
  for (const { line, fields } of lines) {
    const post = fields.ok ? labelledPost(fields.value, { line, unlabelled }) : err([fields.error]);
    if (!post.ok) {
      faults.push({ line, faults: post.error });
      continue;
    }
    if (ids.has(post.value.id)) faults.push({ line, faults: ['id: another post has it'] });
    ids.add(post.value.id);
    posts.push({ ...post.value, language: post.value.language ?? language ?? null });
  }
  if (posts.length === 0 && faults.length === 0) faults.push({ line: 1, faults: ['line: there is no post'] });
  return faults.length > 0 ? err(faults) : ok({ name, sha256: sha256Hex(content), posts });
}

function jsonLines(content: string): Line[] {
  return content
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((text, at) => (text.trim() === '' ? [] : [{ line: at + 1, fields: jsonObject(text) }]));
}

function jsonObject(text: string): Line['fields'] {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return ok({ ...value });
    return err('line: is not a JSON object');
  } catch {
    return err('line: is not JSON');
  }
}

function csvLines(content: string): Line[] {
  const rows = readCsvRows(content);
  if (!rows.ok) return [{ line: rows.error.line, fields: err(rows.error.fault) }];
  return rows.value.map(({ line, fields }) => ({ line, fields: ok(fields) }));
}
