import { describe, expect, test } from 'vitest';
import { jsonRows } from './json-rows.ts';

async function rowsOf(...chunks: string[]): Promise<string> {
  const parts: string[] = [];
  const body = (async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk);
  })();
  for await (const part of jsonRows(body)) parts.push(part.toString('utf8'));
  return parts.join('');
}

describe('the rows of an insert', () => {
  test('come whole, wherever the body was cut, even inside a character', async () => {
    const text = '{"a":"ä€😀"}\n{"b":2}';
    const bytes = Buffer.from(text);
    for (let at = 1; at < bytes.length; at++) {
      const parts: string[] = [];
      const body = (async function* () {
        yield bytes.subarray(0, at);
        yield bytes.subarray(at);
      })();
      for await (const part of jsonRows(body)) parts.push(part.toString('utf8'));
      expect(parts.join('')).toBe(`${text}\n`);
    }
  });

  test('pass without blank lines, behind which the engine would read a statement', async () => {
    expect(await rowsOf('{"a":1}\n\n', '\r\n \t\n{"a":2}\n\n')).toBe('{"a":1}\n{"a":2}\n');
  });

  test.each(['DROP TABLE t', '{"a":1};', '[1]', '1', '{"a":', '{"a":1} DROP TABLE t'])(
    'are refused when a line is anything but one object: %s',
    async (line) => {
      await expect(rowsOf(`{"a":1}\n${line}\n`)).rejects.toThrow(/one JSON object/);
    },
  );

  test('of an empty body are none', async () => {
    expect(await rowsOf('')).toBe('');
  });
});
