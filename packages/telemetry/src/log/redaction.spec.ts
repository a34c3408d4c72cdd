import { describe, expect, it, test } from 'vitest';
import { createLog } from './log.ts';
import { isPersonalName } from './personal-names.ts';
import { withoutValues } from './without-values.ts';

/** Everything that must never be found in a line. */
const canaries = ['canary', 'Mara', 'Sample', '5550123456', 'vgk_live'];

function lineOf(facts: object, message = 'something failed'): string {
  let written = '';
  createLog({ service: 'worker', write: (line) => (written += line) }).error(facts, message);
  return written;
}

function expectNoCanary(line: string): void {
  expect(JSON.parse(line)['message']).toBeTruthy();
  for (const canary of canaries) expect(line).not.toContain(canary);
}

const email = 'canary.mara@mail.example';

describe('no personal data is written', () => {
  it.each([
    ...['name', 'email', 'handle', 'text', 'quote', 'token', 'key', 'authorization', 'secret', 'password', 'personal'],
    ...['displayName', 'display_name', 'applicantEmail', 'X-Api-Key', 'apikey', 'handles', 'quotes', 'postText'],
    ...['caption', 'accessToken', 'clientSecret', 'setCookie', 'dateOfBirth', 'passportNumber', 'phoneNumbers'],
    ...['params', 'detail', 'where', 'body', 'payload', 'USER_NAME', 'ipAddress', 'userAgent', 'queryValues'],
  ])('under %s, at the top, nested and in arrays', (name) => {
    for (const value of ['canary', ['canary'], { inner: 'canary' }, 5550123456]) {
      expectNoCanary(lineOf({ [name]: value, list: [{ deep: { [name]: value } }], nested: { [name]: value } }));
    }
  });

  it.each([
    ['a unique violation', 'duplicate key value violates unique constraint "person_email"', '23505'],
    ['a value that is no uuid', 'invalid input syntax for type uuid: "canary"', '22P02'],
    ['a value with quotation marks in it', 'invalid input syntax: "he said "canary" and "Mara" so"', '22P02'],
    ['a value with an open quotation mark', 'invalid input syntax: "canary', '22P02'],
    ['a translated message', 'ungültige Eingabe: „canary“', '22P02'],
    ['a French message', 'valeur « canary » invalide', '22P02'],
    ['a query with its parameters', 'Failed query: insert into t values ($1)\nparams: canary,Mara', ''],
    ['parameters on one line', 'Failed query: select 1 params: canary,Mara', ''],
    ['a key with its value', 'Key (email)=(canary) already exists.', ''],
    ['a mail address', `no account for ${email}`, ''],
    ['a handle', 'no profile @canary.mara on it', ''],
    ['a file of a person', "ENOENT: no such file, open '/home/Mara/canary.zip'", 'ENOENT'],
    ['a connection string', 'cannot connect to postgres://Mara:canary@db.example:5432/core', ''],
    ['a query string', 'GET https://api.example/v1/users?q=canary failed with 500', ''],
    ['a phone number', 'called +49-5550123456 twice', ''],
    ['a header', 'sent Authorization: Bearer canary', ''],
    ['an API key', 'refused vgk_live_9aZ8bY7cX6dW5eV4fU3gT2hS1', ''],
  ])('by an error: %s', (_, message, code) => {
    const detail = { code, detail: 'Key (email)=(canary) exists', where: 'canary', params: ['canary'], hint: 'Mara' };
    const error = Object.assign(new Error(message), detail);
    const outer = new Error('outer', { cause: new Error('inner', { cause: error }) });
    for (const facts of [
      { error },
      error,
      { outer },
      { list: [error] },
      { all: new AggregateError([error], message) },
    ]) {
      expectNoCanary(lineOf(facts));
    }
    expectNoCanary(lineOf({ error: String(error) }));
    expectNoCanary(lineOf({}, message));
  });

  it('by JSON that cannot be read', () => {
    const thrown: unknown = (() => {
      try {
        return JSON.parse('Mara Sample canary');
      } catch (error) {
        return error;
      }
    })();
    expectNoCanary(lineOf({ error: thrown }));
  });

  it('by a stack, whose first lines are the message', () => {
    const error = new Error('broken');
    error.stack = `Error: canary\n    at Mara\n    at canary (/home/Mara/house/packages/vault/src/open.ts:3:4)`;
    const line = lineOf({ error });
    expectNoCanary(line);
    expect(line).toContain('packages/vault/src/open.ts:3:4');
  });

  it('by an error whose name, code or message was set to a value', () => {
    const error = Object.assign(new Error('x'), { name: `Error ${email}`, code: 'canary mara', table: 'canary Mara' });
    expectNoCanary(lineOf({ error }));
  });

  it('by names of members', () => {
    expectNoCanary(lineOf({ counts: { [email]: 2, 'Mara Sample': 1 } }));
  });

  it('by toJSON, bytes, maps and getters', () => {
    const hostile = {
      bytes: new TextEncoder().encode('canary'),
      map: new Map([['canary', 1]]),
      sly: { toJSON: () => 'canary' },
      get broken(): string {
        throw new Error('canary');
      },
    };
    expectNoCanary(lineOf(hostile));
  });
});

test('a log writes whatever it is handed: circles, depth, big numbers, no numbers', () => {
  const circle: Record<string, unknown> = { big: 1n, none: Number.NaN, when: new Date(Number.NaN) };
  circle['self'] = circle;
  const error = new Error('circle');
  error.cause = error;
  expectNoCanary(lineOf({ circle, error }));
});

test('what operators need is kept', () => {
  const tenantId = `ten_${'0'.repeat(26)}`;
  const apiKeyId = `key_${'0'.repeat(26)}`;
  const facts = { tenantId, apiKeyId, tokenCount: 12, position: 1_234_567_890, topic: 'visaguard.screening', ok: true };
  expect(JSON.parse(lineOf(facts))).toMatchObject(facts);
  for (const text of [
    'connect ECONNREFUSED 127.0.0.1:5432',
    `process cohort:${tenantId} failed`,
    "the consumer doesn't follow, it can't",
    'seen at 2026-11-01T00:00:00.000Z',
    'Serving http://127.0.0.1:8080/docs',
    'canceling statement due to statement timeout',
  ]) {
    expect(withoutValues(text)).toBe(text);
  }
});

test('names of the house are not taken for personal data', () => {
  const names = ['consumer', 'topic', 'attempts', 'requestId', 'operationId', 'processId', 'eventId', 'type', 'code'];
  const more = ['how', 'line', 'pauseMs', 'port', 'purged', 'news', 'process', 'shard', 'position', 'error', 'check'];
  expect([...names, ...more].filter(isPersonalName)).toEqual([]);
});
