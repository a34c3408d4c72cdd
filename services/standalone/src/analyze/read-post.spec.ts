import { describe, expect, test } from 'vitest';
import { madeUpPost } from './analyze-in-child.fixture.ts';
import { readPost } from './read-post.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (line: string | Uint8Array) =>
  readPost({ number: 1, bytes: typeof line === 'string' ? bytes(line) : line, tooLong: false });
const readWith = (parts: object) => read(JSON.stringify({ ...madeUpPost, ...parts }));

describe('a line of input', () => {
  test('gives the post, its date as an instant in UTC', () => {
    const { created_at: _, ...same } = madeUpPost;
    expect(readWith({})).toEqual({ ok: true, value: { ...same, createdAt: '2026-08-20T10:00:00.000Z' } });
  });

  test.each([
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T10:00', '2026-01-31T10:00:00.000Z'],
    ['2026-01-31 10:00:59', '2026-01-31T10:00:59.000Z'],
    ['2026-01-31T10:00:00+0530', '2026-01-31T04:30:00.000Z'],
    ['2026-01-31T10:00:00.123456789-01:00', '2026-01-31T11:00:00.123Z'],
    [null, null],
    [undefined, null],
  ])('the date %j is %j', (created_at, createdAt) => {
    expect(readWith({ created_at })).toMatchObject({ ok: true, value: { createdAt } });
  });

  test.each([['yesterday'], ['2026-02-30'], ['2026-13-01'], ['2026-01-01T25:00:00Z'], [1_767_225_600], [''], [{}]])(
    'the date %j is a fault: a guess at a date is worse than none',
    (created_at) => {
      expect(readWith({ created_at })).toMatchObject({
        ok: false,
        error: { id: 'p1', faults: [expect.stringMatching(/^created_at: not a d/)] },
      });
    },
  );

  test('R9: whatever else it holds is not even taken over', () => {
    const { created_at: _, ...same } = madeUpPost;
    const further = { name: 'Mara Sample', location: 'Springfield', likes: 9000, language: 'de', __proto__: null };
    expect(readWith(further)).toEqual({ ok: true, value: { ...same, createdAt: '2026-08-20T10:00:00.000Z' } });
  });

  test('every faulty field is named, and the id given back where it can be read', () => {
    expect(read('{"id":7,"platform":"myspace","kind":"liked","created_at":"soon","text":null}')).toEqual({
      ok: false,
      error: {
        id: 7,
        faults: [
          'platform: not one of instagram, tiktok, linkedin, facebook, x',
          'kind: not one of authored, reply, quoted, shared',
          'created_at: not a date of ISO 8601, for example 2026-11-01T09:30:00Z',
          'text: not a string',
        ],
      },
    });
    expect(read('{}')).toMatchObject({
      error: { id: null, faults: ['id: missing', 'platform: missing', 'kind: missing', 'text: missing'] },
    });
  });

  test.each([[''], ['x'.repeat(257)], [1.5], [2 ** 53], [null], [true], [['a']]])('the id %j is a fault', (id) => {
    expect(readWith({ id })).toMatchObject({
      ok: false,
      error: { id: null, faults: [expect.stringMatching(/^id: /)] },
    });
  });

  test.each([
    ['nonsense', 'line: is not JSON'],
    ['[1]', 'line: is not a JSON object'],
    ['null', 'line: is not a JSON object'],
    ['', 'line: is empty'],
    [`${'['.repeat(500_000)}`, 'line: is not JSON'],
    ['{"text":"\u0000"}', 'line: is not JSON'],
  ])('%.20j is told as %j', (line, fault) => {
    expect(read(line)).toEqual({ ok: false, error: { id: null, faults: [fault] } });
  });

  test('an escaped NUL and half a surrogate pair are characters of a text like others', () => {
    expect(read(`${JSON.stringify(madeUpPost).slice(0, -2)}\\u0000 \\ud800"}`)).toMatchObject({
      ok: true,
      value: { text: `${madeUpPost.text}\0 \ud800` },
    });
  });

  test('the id of a line that cannot be parsed is read where the line begins with it', () => {
    const notUtf8 = (start: string) => Uint8Array.from([...bytes(start), 0xff, 0x22, 0x7d]);
    expect(read(notUtf8('{"id":"p\\"7","text":"'))).toMatchObject({
      error: { id: 'p"7', faults: ['line: is not UTF-8'] },
    });
    expect(read(notUtf8('{"id":"p7'))).toMatchObject({ error: { id: null } });
    expect(read('{"id": 12, "text": "no end')).toMatchObject({ error: { id: 12, faults: ['line: is not JSON'] } });
    expect(read('{"id":12')).toMatchObject({ error: { id: null } });
  });
});
