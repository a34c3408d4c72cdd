/** What is compared of a JSON schema. */
export type JsonSchema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
};

export type Field = {
  readonly types: readonly string[];
  readonly required: boolean;
  /** Null: any value of its type. */
  readonly values: readonly string[] | null;
};

const depthMax = 12;

/** Every field of a schema by its path, `data[].id`; variants are laid over one another. */
export function flatSchema(
  root: JsonSchema,
  schemas: Readonly<Record<string, JsonSchema>>,
): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  const visit = (given: JsonSchema, at: { path: string; required: boolean; depth: number }): void => {
    const schema = given.$ref ? (schemas[given.$ref.replace('#/components/schemas/', '')] ?? given) : given;
    const { path, required, depth } = at;
    if (depth > depthMax) return;
    const variants = schema.oneOf ?? schema.anyOf ?? schema.allOf;
    for (const variant of variants ?? []) visit(variant, { path, required, depth: depth + 1 });
    if (!variants) fields.set(path, merged(fields.get(path), fieldOf(schema, required)));
    if (schema.items) visit(schema.items, { path: `${path}[]`, required: true, depth: depth + 1 });
    for (const [name, child] of Object.entries(schema.properties ?? {})) {
      const needed = schema.required?.includes(name) ?? false;
      visit(child, { path: path === '' ? name : `${path}.${name}`, required: needed, depth: depth + 1 });
    }
  };
  visit(root, { path: '', required: true, depth: 0 });
  return fields;
}

function fieldOf(schema: JsonSchema, required: boolean): Field {
  const types = schema.type === undefined ? [] : [schema.type].flat();
  const values = schema.const === undefined ? schema.enum : [schema.const];
  return { types, required, values: values ? values.map((value) => JSON.stringify(value)) : null };
}

function merged(one: Field | undefined, other: Field): Field {
  if (!one) return other;
  return {
    types: [...new Set([...one.types, ...other.types])],
    required: one.required && other.required,
    values: one.values && other.values ? [...new Set([...one.values, ...other.values])] : null,
  };
}
