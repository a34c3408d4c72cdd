import { describeApi } from '@visaguard/api';

/** One operation as the published document describes it: what is not in it cannot be called. */
export type ApiOperation = {
  readonly operationId: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With parameters in braces. */
  readonly path: string;
  readonly permission: string;
  /** Names of the parameters in the path, and the prefix of the ids they take, a number, or a word: `{ cohort_id: 'coh' }`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: readonly string[];
  readonly hasBody: boolean;
};

type Described = { readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>> };
type DescribedOperation = {
  readonly operationId: string;
  readonly 'x-permission': string;
  readonly requestBody?: unknown;
  readonly parameters?: readonly DescribedParameter[];
};
type DescribedParameter = {
  readonly name: string;
  readonly in: string;
  readonly schema?: { readonly example?: string | number; readonly enum?: readonly string[] };
};

/** Every operation of the published document, in its order. */
export function apiOperations(): readonly ApiOperation[] {
  const { paths } = JSON.parse(JSON.stringify(describeApi())) as Described;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const parameters = operation.parameters ?? [];
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      return {
        operationId: operation.operationId,
        method: method.toUpperCase() as ApiOperation['method'],
        path,
        permission: operation['x-permission'],
        params: Object.fromEntries(inPath.map(({ name, schema }) => [name, placeOf(schema)])),
        query: parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
        hasBody: operation.requestBody !== undefined,
      };
    }),
  );
}

/** Of a closed list its example stands in the path; of ids their prefix. */
function placeOf(schema: DescribedParameter['schema']): string {
  const example = String(schema?.example ?? '');
  return schema?.enum ? `=${example}` : example.slice(0, 3);
}

/** Ids by their prefix. */
export type IdsByPrefix = Readonly<Record<string, string>>;

/** The path with an id in the place of each parameter. */
export function pathWith({ path, params }: ApiOperation, ids: IdsByPrefix): string {
  return Object.entries(params).reduce(
    (filled, [name, prefix]) => filled.replace(`{${name}}`, idOf(ids, prefix)),
    path,
  );
}

export function idOf(ids: IdsByPrefix, prefix: string): string {
  if (/^\d+$/.test(prefix)) return prefix;
  if (prefix.startsWith('=')) return prefix.slice(1);
  const id = ids[prefix];
  if (id === undefined) throw new Error(`no id begins with ${prefix}_`);
  return id;
}

/** Ids of every kind that name nothing. */
export const neverIds: IdsByPrefix = Object.fromEntries(
  ['unt', 'app', 'hdl', 'upl', 'cns', 'coh', 'scr', 'fnd', 'rev', 'rpt'].map((prefix) => [
    prefix,
    `${prefix}_01k9x3v5m2r8t4w6y7z0a1b2c3`,
  ]),
);
