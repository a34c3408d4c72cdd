import { type Field, flatSchema, type JsonSchema } from './flat-schema.ts';

type Content = Readonly<Record<string, { readonly schema?: JsonSchema }>>;
type Parameter = { readonly name: string; readonly in: string; readonly required?: boolean };
type Operation = {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};

/** What is compared of an OpenAPI document. */
export type ApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> };
};

/**
 * What a client of `before` would stumble over in `after`, one sentence each. New operations, new fields of answers, new
 * values of an answer's enum and new optional fields of requests are no breaks.
 */
export function breakingChanges(before: ApiDocument, after: ApiDocument): string[] {
  return Object.entries(before.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, old]) => {
      const name = `${method.toUpperCase()} ${path}`;
      const now = after.paths[path]?.[method];
      if (!now) return [`${name} is gone`];
      return [
        ...parameterBreaks(old, now),
        ...requestBreaks(fieldsOfRequest(old, before), fieldsOfRequest(now, after)),
        ...answerBreaks({ old, before }, { now, after }),
      ].map((change) => `${name}: ${change}`);
    }),
  );
}

function parameterBreaks(old: Operation, now: Operation): string[] {
  const known = new Map((old.parameters ?? []).map((one) => [`${one.in} ${one.name}`, one]));
  const current = new Map((now.parameters ?? []).map((one) => [`${one.in} ${one.name}`, one]));
  const gone = [...known.keys()].filter((key) => !current.has(key)).map((key) => `the parameter ${key} is gone`);
  const needed = [...current].filter(([key, one]) => one.required && !known.get(key)?.required);
  return [...gone, ...needed.map(([key]) => `the parameter ${key} is required now`)];
}

type Fields = ReadonlyMap<string, Field>;

function fieldsOfRequest({ requestBody }: Operation, document: ApiDocument): Fields {
  const schema = requestBody?.content['application/json']?.schema;
  return schema ? flatSchema(schema, document.components?.schemas ?? {}) : new Map();
}

function requestBreaks(before: Fields, after: Fields): string[] {
  const changes: string[] = [];
  for (const [path, field] of before) {
    const now = after.get(path);
    if (!now) changes.push(`the request takes ${path} no more`);
    else if (lacks(now.types, field.types)) changes.push(`the request takes ${path} as another type`);
    else if (now.values && lacks(now.values, field.values ?? ['any value'])) {
      changes.push(`the request takes fewer values of ${path}`);
    }
  }
  for (const [path, field] of after) {
    const known = before.get(path);
    const parent = path.slice(0, Math.max(path.lastIndexOf('.'), 0));
    // A new field within a new optional object is asked of nobody who does not send the object.
    if (field.required && path !== '' && !path.endsWith('[]') && !known?.required && before.has(parent)) {
      changes.push(`the request needs ${path} now`);
    }
  }
  return changes;
}

function answerBreaks(
  { old, before }: { old: Operation; before: ApiDocument },
  { now, after }: { now: Operation; after: ApiDocument },
): string[] {
  return Object.entries(old.responses)
    .filter(([status]) => status < '400')
    .flatMap(([status, response]) => {
      const current = now.responses[status];
      if (!current) return [`the answer ${status} is gone`];
      return Object.entries(response.content ?? {}).flatMap(([type, { schema }]) => {
        const media = current.content?.[type];
        if (!media) return [`the answer is ${type} no more`];
        if (!schema || !media.schema) return [];
        const known = flatSchema(schema, before.components?.schemas ?? {});
        return fieldBreaks(known, flatSchema(media.schema, after.components?.schemas ?? {}));
      });
    });
}

function fieldBreaks(before: Fields, after: Fields): string[] {
  return [...before].flatMap(([path, field]) => {
    const now = after.get(path);
    if (!now) return [`the answer has ${path} no more`];
    if (field.required && !now.required) return [`the answer may leave out ${path}`];
    return lacks(field.types, now.types) ? [`the answer has ${path} as another type`] : [];
  });
}

/** Whether some of the `wanted` are not among those that `there` are. */
function lacks(there: readonly string[], wanted: readonly string[]): boolean {
  return wanted.some((one) => !there.includes(one));
}
