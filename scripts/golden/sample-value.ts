import { deriveId, type IdKind, idPrefixes, type Json, sha256Hex } from '@visaguard/kernel';

/** As much of JSON Schema as the forms of events use. */
export type JsonSchema = {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
};

/** Which of the values that a form allows. */
export type Picks = {
  /** Whether a member that may be absent is there, one that may be null is said, and what is yes or no is yes. */
  readonly isPresent: () => boolean;
  /** The picks of each item of a list. */
  readonly items: () => readonly Picks[];
  /** Which of so many alternatives, from 0. */
  readonly branch: (count: number) => number;
  /** A whole number within the bounds. */
  readonly number: (bounds: { readonly minimum: number; readonly maximum: number }) => number;
};

/** A made-up value of a form. The same picks give the same value. */
export function sampleValue(schema: JsonSchema, picks: Picks, path = ''): Json {
  const alternatives = schema.oneOf ?? schema.anyOf ?? withoutNull(schema);
  if (alternatives) return sampleValue(chosen(alternatives, picks), picks, path);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[picks.branch(schema.enum.length)] ?? null;
  switch (schema.type) {
    case 'null':
      return null;
    case 'boolean':
      return picks.isPresent();
    case 'integer':
    case 'number':
      return picks.number({ minimum: schema.minimum ?? 0, maximum: schema.maximum ?? Number.MAX_SAFE_INTEGER });
    case 'array':
      return picks.items().map((ofItem, at) => sampleValue(schema.items ?? {}, ofItem, `${path}/${at}`));
    case 'object':
      return sampleObject(schema, picks, path);
    case 'string':
      return sampleText(schema, path);
    default:
      throw new Error(`${path}: a form that no sample is known for: ${JSON.stringify(schema)}`);
  }
}

function withoutNull({ type, ...schema }: JsonSchema): readonly JsonSchema[] | undefined {
  return Array.isArray(type) ? type.map((one: string) => ({ ...schema, type: one })) : undefined;
}

/** Null is one alternative of two wherever it is one: of the others any may be taken. */
function chosen(alternatives: readonly JsonSchema[], picks: Picks): JsonSchema {
  const said = alternatives.filter(({ type }) => type !== 'null');
  const isNullable = said.length < alternatives.length;
  if (isNullable && !picks.isPresent()) return { type: 'null' };
  return said[picks.branch(said.length)] ?? { type: 'null' };
}

function sampleObject(schema: JsonSchema, picks: Picks, path: string): Json {
  const { properties = {}, required = [], propertyNames, additionalProperties } = schema;
  const members = Object.entries(properties)
    .filter(([name]) => required.includes(name) || picks.isPresent())
    .map(([name, member]): [string, Json] => [name, sampleValue(member, picks, `${path}/${name}`)]);
  if (typeof additionalProperties === 'object') {
    for (const name of propertyNames?.enum ?? []) {
      if (picks.isPresent()) members.push([String(name), sampleValue(additionalProperties, picks, `${path}/${name}`)]);
    }
  }
  return Object.fromEntries(members);
}

const kinds = Object.keys(idPrefixes) as readonly IdKind[];

const madeUp: Readonly<Record<string, string>> = {
  name: 'Mára Sample 漢',
  email: 'mara.sample@example.org',
  raw: '@Mara.Sample',
  canonical: 'mara.sample',
  ip: '192.0.2.1',
};

function sampleText({ pattern, format }: JsonSchema, path: string): string {
  const name = path.split('/').findLast((part) => !/^\d+$/.test(part)) ?? '';
  if (format === 'date-time') return '2026-11-01T09:00:00.000Z';
  if (pattern === undefined) return madeUp[name] ?? `sample ${name}`;
  // Members of one name hold the same id, as they would: the examples of a type are about one thing.
  const kind = kinds.find((one) => pattern.startsWith(`^${idPrefixes[one]}_`));
  if (kind) return deriveId(kind, ['golden', path.slice(path.lastIndexOf(`/${name}`))]);
  const digest = sha256Hex(path);
  if (!new RegExp(pattern).test(digest)) throw new Error(`${path}: a pattern that no sample is known for: ${pattern}`);
  return digest;
}
