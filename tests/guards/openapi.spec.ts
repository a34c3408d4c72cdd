import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { type ApiDocument, breakingChanges } from '../../scripts/openapi/breaking-changes.ts';
import { readJson, repositoryRoot } from './source-files.ts';

const path = 'docs/reference/openapi.json';
const document = () => readJson<ApiDocument & { info: { version: string } }>(path);

/** The last commit's document; null in a copy of the sources without history, or before there was one. */
function committed(): (ApiDocument & { info: { version: string } }) | null {
  try {
    const shown = execFileSync('git', ['show', `HEAD:${path}`], {
      cwd: repositoryRoot,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(shown);
  } catch {
    return null;
  }
}

test('nothing that a client of the last commit relies on is broken, unless the version has moved', () => {
  const before = committed();
  const after = document();
  const changes = before === null || before.info.version !== after.info.version ? [] : breakingChanges(before, after);
  expect(changes).toEqual([]);
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
    'fewer values of b',
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
