import { type Field, flatSchema, type JsonSchema } from './flat-schema.ts';

type Content = Readonly<Record<string, { readonly schema?: JsonSchema }>>;
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: JsonSchema;
};
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
 * values of an answer's enum and new optional fields of requests are no breaks; a value that an answer has no more is
 * one, since somebody may be waiting for it.
 */
export function breakingChanges(before: ApiDocument, after: ApiDocument): string[] {
  return Object.entries(before.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, old]) => {
      const name = `${method.toUpperCase()} ${path}`;
      const now = after.paths[path]?.[method];
      if (!now) return [`${name} is gone`];
      return [
        ...parameterBreaks({ old, before }, { now, after }),
        ...requestBreaks(fieldsOfRequest(old, before), fieldsOfRequest(now, after)),
        ...answerBreaks({ old, before }, { now, after }),
      ].map((change) => `${name}: ${change}`);
    }),
  );
}

function parameterBreaks(
  { old, before }: { old: Operation; before: ApiDocument },
  { now, after }: { now: Operation; after: ApiDocument },
): string[] {
  const known = new Map((old.parameters ?? []).map((one) => [`${one.in} ${one.name}`, one]));
  const current = new Map((now.parameters ?? []).map((one) => [`${one.in} ${one.name}`, one]));
  const gone = [...known.keys()].filter((key) => !current.has(key)).map((key) => `the parameter ${key} is gone`);
  const needed = [...current].filter(([key, one]) => one.required && !known.get(key)?.required);
  const narrower = [...known].flatMap(([key, { schema }]) => {
    const kept = current.get(key)?.schema;
    if (!schema || !kept) return [];
    return takenBreaks(fieldsOf(schema, before), fieldsOf(kept, after)).map(
      (change) => `the parameter ${key}${change}`,
    );
  });
  return [...gone, ...needed.map(([key]) => `the parameter ${key} is required now`), ...narrower];
}

type Fields = ReadonlyMap<string, Field>;

function fieldsOfRequest({ requestBody }: Operation, document: ApiDocument): Fields {
  const schema = requestBody?.content['application/json']?.schema;
  return schema ? fieldsOf(schema, document) : new Map();
}

function fieldsOf(schema: JsonSchema, document: ApiDocument): Fields {
  return flatSchema(schema, document.components?.schemas ?? {});
}

/** What was taken before and is not any more. */
function takenBreaks(before: Fields, after: Fields): string[] {
  return [...before].flatMap(([path, field]) => {
    const name = path === '' ? '' : ` ${path}`;
    const now = after.get(path);
    if (!now) return [`${name} is taken no more`];
    if (lacks(now.types, field.types)) return [`${name} is taken as another type`];
    return now.values && lacks(now.values, field.values ?? ['any value']) ? [`${name} takes fewer values`] : [];
  });
}

function requestBreaks(before: Fields, after: Fields): string[] {
  const changes = takenBreaks(before, after).map((change) => `of the request${change}`);
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
        return fieldBreaks(fieldsOf(schema, before), fieldsOf(media.schema, after));
      });
    });
}

function fieldBreaks(before: Fields, after: Fields): string[] {
  return [...before].flatMap(([path, field]) => {
    const now = after.get(path);
    if (!now) return [`the answer has ${path} no more`];
    if (field.required && !now.required) return [`the answer may leave out ${path}`];
    if (lacks(field.types, now.types)) return [`the answer has ${path} as another type`];
    return now.values && lacks(now.values, field.values ?? []) ? [`the answer has fewer values of ${path}`] : [];
  });
}

/** Whether some of the `wanted` are not among those that `there` are. */
function lacks(there: readonly string[], wanted: readonly string[]): boolean {
  return wanted.some((one) => !there.includes(one));
}
