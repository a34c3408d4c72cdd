/** What the reference reads of a JSON schema. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly description?: string;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
};

export type Schemas = Readonly<Record<string, Schema>>;

/** One row of a table of fields: `path` is dotted, lists are marked by `[]`. */
export type FieldRow = {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
};

const depthMax = 6;

/** All fields of a schema, the nested ones under their parents, in the order of the contract. */
export function fieldsOf(schema: Schema, schemas: Schemas, prefix = '', depth = 0): FieldRow[] {
  const known = resolve(schema, schemas);
  if (depth > depthMax) return [];
  const variants = known.oneOf ?? known.anyOf ?? known.allOf;
  if (variants) return distinct(variants.flatMap((variant) => fieldsOf(variant, schemas, prefix, depth + 1)));
  if (known.items) return fieldsOf(known.items, schemas, `${prefix}[]`, depth + 1);
  return Object.entries(known.properties ?? {}).flatMap(([name, child]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const field = resolve(child, schemas);
    const row = {
      path,
      type: typeName(field, schemas),
      required: known.required?.includes(name) ?? false,
      description: descriptionOf(field),
    };
    return [row, ...fieldsOf(field, schemas, path, depth + 1)];
  });
}

function resolve(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  return (name === undefined ? undefined : schemas[name]) ?? schema;
}

/** A field that several variants have stands once. */
function distinct(rows: readonly FieldRow[]): FieldRow[] {
  return [...new Map(rows.map((row) => [row.path, row])).values()];
}

export function typeName(schema: Schema, schemas: Schemas): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.items) return `list of ${typeName(resolve(schema.items, schemas), schemas)}`;
  const variants = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (variants) return [...new Set(variants.map((one) => typeName(resolve(one, schemas), schemas)))].join(' | ');
  const { type = 'any' } = schema;
  return typeof type === 'string' ? type : type.join(' | ');
}

function descriptionOf(field: Schema): string {
  const bounds = [
    field.default === undefined || field.default === null ? '' : `Default ${JSON.stringify(field.default)}.`,
    field.minimum === undefined || field.maximum === undefined ? '' : `${field.minimum} to ${field.maximum}.`,
    field.maxLength === undefined ? '' : `${field.maxLength} characters at most.`,
    field.example === undefined || typeof field.example === 'object' ? '' : `For example \`${String(field.example)}\`.`,
  ];
  return [field.description ?? '', ...bounds].filter((part) => part !== '').join(' ');
}
