import { expect, test } from 'vitest';
import { type ApiDocument, breakingChanges } from '../../scripts/openapi/breaking-changes.ts';
import { readJson } from './source-files.ts';

type Document = ApiDocument & { readonly info: { readonly version: string } };
const released = readJson<Document>('docs/reference/released/openapi.json');
const current = readJson<Document>('docs/reference/openapi.json');

test('nothing that a client of the last release relies on is broken, unless the version has moved', () => {
  const changes = current.info.version === released.info.version ? breakingChanges(released, current) : [];
  expect(changes).toEqual([]);
});

/** The released document after somebody has taken something from it. */
function without(take: (document: Loose) => void): ApiDocument {
  const copy = structuredClone(released) as Document & Loose;
  take(copy);
  return copy;
}
type Loose = { readonly paths: Record<string, Record<string, LooseOperation>>; readonly components: LooseComponents };
type LooseComponents = { readonly schemas: Record<string, LooseSchema> };
type LooseOperation = { readonly parameters: { readonly name: string; readonly schema: { enum: string[] } }[] };
type LooseSchema = { readonly properties: Record<string, { enum: string[] }>; required: string[] };

const schemaOf = ({ components }: Loose, name: string) => {
  const schema = components.schemas[name];
  if (!schema) throw new Error(`the released document has no ${name}`);
  return schema;
};
const shorten = (field: { enum: string[] } | undefined) => {
  if (!field?.enum.pop()) throw new Error('the released document has no such values');
};

test.each<[string, (document: Loose) => void, string]>([
  ['an operation', ({ paths }) => delete paths['/v1/applicants']?.['post'], 'POST /v1/applicants is gone'],
  ['a path', ({ paths }) => delete paths['/v1/cohorts'], 'POST /v1/cohorts is gone'],
  ['a field of an answer', (api) => delete schemaOf(api, 'Applicant').properties['email'], 'has email no more'],
  [
    'a field of a request',
    (api) => delete schemaOf(api, 'CreateApplicant').properties['place'],
    'place is taken no more',
  ],
  [
    'a value that a request takes',
    (api) => shorten(schemaOf(api, 'DeclareHandle').properties['platform']),
    'fewer values',
  ],
  ['a value that an answer has', (api) => shorten(schemaOf(api, 'Applicant').properties['state']), 'fewer values of'],
  [
    'a value that a parameter takes',
    ({ paths }) => shorten(paths['/v1/screenings']?.['get']?.parameters.find(({ name }) => name === 'state')?.schema),
    'the parameter query state takes fewer values',
  ],
])('%s taken from the released document turns the guard red', (_what, take, sentence) => {
  expect(breakingChanges(released, without(take)).join('\n')).toContain(sentence);
  expect(
    breakingChanges(
      released,
      without(() => undefined),
    ),
  ).toEqual([]);
});

const answer = (schema: object) => ({ '200': { content: { 'application/json': { schema } } } });
const api = (operation: object): ApiDocument =>
  JSON.parse(JSON.stringify({ paths: { '/v1/things': { post: { responses: answer(thing), ...operation } } } }));
const thing = {
  type: 'object',
  properties: { id: { type: 'string' }, parts: { type: 'array', items: { type: 'object', properties: { n: {} } } } },
  required: ['id', 'parts'],
};
const body = (schema: object) => ({ requestBody: { content: { 'application/json': { schema } } } });
const asked = { type: 'object', properties: { a: { type: 'string' }, b: { enum: ['x', 'y'] } }, required: ['a'] };
const limit = { name: 'limit', in: 'query' };

test.each([
  ['an operation that is gone', api({}), { paths: {} }, 'POST /v1/things is gone'],
  ['a field that is gone', api({}), api({ responses: answer({ ...thing, properties: {} }) }), 'has id no more'],
  [
    'a field that may be left out',
    api({}),
    api({ responses: answer({ ...thing, required: ['parts'] }) }),
    'may leave out id',
  ],
  ['an answer that is gone', api({}), api({ responses: {} }), 'the answer 200 is gone'],
  ['a field that is needed now', api(body(asked)), api(body({ ...asked, required: ['a', 'b'] })), 'needs b now'],
  [
    'a value that is taken no more',
    api(body(asked)),
    api(body({ ...asked, properties: { ...asked.properties, b: { enum: ['x'] } } })),
    'of the request b takes fewer values',
  ],
  ['a parameter that is gone', api({ parameters: [limit] }), api({}), 'query limit is gone'],
  [
    'a parameter that is needed now',
    api({ parameters: [limit] }),
    api({ parameters: [{ ...limit, required: true }] }),
    'query limit is required now',
  ],
])('%s is a break', (_what, before, after, sentence) => {
  expect(breakingChanges(before, after).join('\n')).toContain(sentence);
});

test('what is added breaks nobody', () => {
  const more = { ...thing, properties: { ...thing.properties, extra: { type: 'string' } } };
  const wider = { ...asked, properties: { ...asked.properties, b: { enum: ['x', 'y', 'z'] }, c: { type: 'string' } } };
  const after = api({ responses: answer(more), ...body(wider), parameters: [limit] });
  expect(breakingChanges(api(body(asked)), after)).toEqual([]);
});
