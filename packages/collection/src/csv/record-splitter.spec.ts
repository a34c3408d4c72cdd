import { csvText } from '@visaguard/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvRecord, createRecordSplitter } from './record-splitter.ts';

type Reading = { backslashEscapes?: boolean; chunkBytes?: number; recordSizeBytesMax?: number };

function split(text: string | Buffer, reading: Reading = {}) {
  const { backslashEscapes = false, chunkBytes = 1_000_000, recordSizeBytesMax = 100_000 } = reading;
  const splitter = createRecordSplitter({ backslashEscapes, recordSizeBytesMax });
  const bytes = Buffer.from(text);
  const records: CsvRecord[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    records.push(...splitter.push(bytes.subarray(at, at + chunkBytes)));
  }
  const last = splitter.end();
  const shown = [...records, ...last.records].map((record) =>
    record.state === 'record' ? record.fields : record.state,
  );
  return { records: shown, end: last.end };
}

const anyField = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('"', '\\', ',', '\n', '\r', 'a', ' ', 'é', '😂'), maxLength: 12 }),
);
/** Two fields at least: one empty field alone is a blank line. */
const anyRows = fc.array(fc.array(anyField, { minLength: 2, maxLength: 6 }), { maxLength: 6 });

describe('cutting a CSV file into records', () => {
  it.each([
    ['""', false, '\n'],
    ['""', false, '\r\n'],
    ['\\"', true, '\n'],
    ['\\"', true, '\r\n'],
  ] as const)(
    'gives back what was written with %s, however the bytes arrive (%s %j)',
    (quoteAs, backslash, lineEnd) => {
      const examples: [string[][], number, boolean][] = [
        [
          [
            ['C:\\', '"'],
            ['', ''],
          ],
          1,
          true,
        ],
        [[['\r', '\n']], 1, false],
        // Begins with the first byte of a byte order mark.
        [[['\uF900', '']], 1, false],
      ];
      fc.assert(
        fc.property(anyRows, fc.integer({ min: 1, max: 20 }), fc.boolean(), (rows, chunkBytes, hasMark) => {
          const text = (hasMark ? '\uFEFF' : '') + csvText(rows, quoteAs, lineEnd);
          const whole = { records: rows, end: 'complete' };
          expect(split(text, { backslashEscapes: backslash, chunkBytes })).toEqual(whole);
        }),
        { numRuns: 500, examples },
      );
    },
  );

  it('reads both ways of writing a quote in one file, as comments do', () => {
    const text = 'a,"He said: \\"make it so.\\""\nb,"they call it ""now"""\nc,"ends \\"here\\"\nand goes on"\n';
    expect(split(text, { backslashEscapes: true }).records).toEqual([
      ['a', 'He said: "make it so."'],
      ['b', 'they call it "now"'],
      ['c', 'ends "here"\nand goes on'],
    ]);
  });

  it('leaves a backslash alone that escapes nothing', () => {
    const text = 'a,"C:\\new, \\n"\nb,C:\\"x\n';
    const records = [
      ['a', 'C:\\new, \\n'],
      ['b', 'C:\\"x'],
    ];
    expect(split(text, { backslashEscapes: true }).records).toEqual(records);
    expect(split(text).records).toEqual(records);
    expect(split('a,"C:\\"\nb,c\n').records).toEqual([
      ['a', 'C:\\'],
      ['b', 'c'],
    ]);
  });

  it('gives a record with text behind a closing quote as malformed, and reads on with the next line', () => {
    expect(split('a,"b" c,d\ne,f\n').records).toEqual(['malformed', ['e', 'f']]);
  });

  it('skips blank lines, and needs no line end behind a closing quote', () => {
    const records = [
      ['a', 'b'],
      ['c', 'd'],
    ];
    expect(split('\n\r\na,b\n\nc,"d"')).toEqual({ records, end: 'complete' });
    expect(split('')).toEqual({ records: [], end: 'complete' });
  });

  it.each(['c,"and then', 'c,"and \\', 'c,and then', 'c,', 'c', '"a" b'])(
    'says when a file ends inside of a record, and gives no part of it: %s',
    (rest) => {
      const whole = { records: [['a', 'b']], end: 'cut_off' };
      expect(split(`a,b\n${rest}`)).toEqual(whole);
      expect(split(`a,b\n${rest}`, { backslashEscapes: true, chunkBytes: 1 })).toEqual(whole);
    },
  );

  it('drops a record above the size cap without holding it, and reads on', () => {
    const large = 'x'.repeat(5_000);
    const text = `a,b\n"${large}",c\nd,${','.repeat(5_000)}\ne,f\n`;
    expect(split(text, { chunkBytes: 100, recordSizeBytesMax: 1_000 }).records).toEqual([
      ['a', 'b'],
      'oversize',
      'oversize',
      ['e', 'f'],
    ]);
  });

  it('whatever the bytes are, it ends, and cuts the same however they arrive', () => {
    const bytes = fc.uint8Array({ maxLength: 60 });
    const messy = fc.string({ unit: fc.constantFrom('"', '\\', ',', '\n', '\r', 'a', '\uFEFF'), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(bytes, messy), fc.integer({ min: 1, max: 9 }), fc.boolean(), (content, chunkBytes, flag) => {
        const options = { backslashEscapes: flag };
        expect(split(Buffer.from(content), { ...options, chunkBytes })).toEqual(split(Buffer.from(content), options));
      }),
      { numRuns: 2000 },
    );
  });
});
