import {
  type Category,
  categories,
  type PostKind,
  platforms,
  postKinds,
  type Severity,
  severities,
} from '@visaguard/domain';
import { err, ok, type Result } from '@visaguard/kernel';
import type { CategoryLabel, LabelledPost, Truth } from '../labelled-post.ts';

type Fields = Readonly<Record<string, unknown>>;
type LineOptions = { readonly line: number; readonly unlabelled: 'fault' | 'harmless' };

/** One labelled post, from a JSON object or a row. @returns every field at fault. */
export function labelledPost(fields: Fields, { line, unlabelled }: LineOptions): Result<LabelledPost, string[]> {
  const faults: string[] = [];
  const take = <T>(name: string, read: (value: unknown) => Result<T, string>): T | null => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined || value === null) return null;
    const taken = read(value);
    if (taken.ok) return taken.value;
    faults.push(`${name}: ${taken.error}`);
    return null;
  };
  const text = take('text', (value) => (typeof value === 'string' ? ok(value) : err('not a string')));
  if (text === null && !faults.some((fault) => fault.startsWith('text'))) faults.push('text: missing');
  const truth = readTruth(fields, faults) ?? (unlabelled === 'harmless' ? harmless : null);
  if (!truth && faults.length === 0) faults.push('labels: missing, and no label either');
  const post = {
    id: take('id', word) ?? String(line),
    platform: take('platform', oneOf(platforms)),
    kind: take<PostKind>('kind', kindOf) ?? 'authored',
    createdAt: take('created_at', word),
    ...{ language: take('language', word), functionality: take('functionality', word) },
    ...{ group: take('group', word), template: take('template', word) },
  };
  if (faults.length > 0 || text === null || !truth) return err(faults);
  return ok({ ...post, text, truth });
}

const harmless: Truth = { kind: 'categories', labels: [], scope: categories };

function readTruth(fields: Fields, faults: string[]): Truth | null {
  const { labels, label, scope } = fields;
  if (labels === undefined) {
    if (label === undefined || label === null) return null;
    if (label === 'hateful' || label === 'non-hateful') return { kind: 'hateful', hateful: label === 'hateful' };
    faults.push('label: neither hateful nor non-hateful');
    return null;
  }
  const read = Array.isArray(labels) ? labels.map(readLabel) : [null];
  if (read.includes(null)) faults.push('labels: not a list of {category, severity}');
  const inScope = scope === undefined ? categories : readScope(scope);
  if (!inScope) faults.push('scope: not a list of categories');
  return { kind: 'categories', labels: read.filter((each) => each !== null), scope: inScope ?? categories };
}

function readLabel(value: unknown): CategoryLabel | null {
  if (typeof value !== 'object' || value === null) return null;
  const { category, severity = null } = value as Fields;
  if (!isCategory(category) || !(severity === null || isSeverity(severity))) return null;
  return { category, severity };
}

function readScope(scope: unknown): readonly Category[] | null {
  return Array.isArray(scope) && scope.every(isCategory) ? scope : null;
}

export function isCategory(value: unknown): value is Category {
  return categories.some((category) => category === value);
}

export function isSeverity(value: unknown): value is Severity {
  return severities.some((severity) => severity === value);
}

function word(value: unknown): Result<string, string> {
  return typeof value === 'string' || typeof value === 'number' ? ok(String(value)) : err('not a string');
}

/** Other sets have a column of this name for other things (`tweet`): what is no kind of ours says nothing. */
function kindOf(value: unknown): Result<PostKind, string> {
  return ok(postKinds.find((kind) => kind === value) ?? 'authored');
}

const oneOf =
  <T extends string>(allowed: readonly T[]) =>
  (value: unknown): Result<T, string> => {
    const found = allowed.find((one) => one === value);
    return found === undefined ? err(`not one of ${allowed.join(', ')}`) : ok(found);
  };
