import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLineSplitter, lineBytesMax, type RawLine } from './split-lines.ts';

function split(chunks: readonly Uint8Array[]): RawLine[] {
  const splitter = createLineSplitter();
  const lines = chunks.flatMap((chunk) => [...splitter.push(chunk)]);
  return [...lines, ...splitter.finish()];
}

const texts = (lines: readonly RawLine[]) => lines.map(({ number, bytes }) => `${number}:${Buffer.from(bytes)}`);

test('lines are the same however the bytes were cut into chunks', () => {
  const text = fc.array(fc.constantFrom('a', 'ü', '\n', '\r', '{}'), { maxLength: 60 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.nat(70)), (whole, cuts) => {
      const bytes = Buffer.from(whole);
      const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const chunks = places.slice(1).map((end, nth) => bytes.subarray(places[nth], end));
      expect(texts(split(chunks))).toEqual(texts(split([bytes])));
    }),
  );
});

test('empty lines count between others and are passed over at the end', () => {
  expect(texts(split([Buffer.from('\na\n\r\n\nb\n\n\r\n')]))).toEqual(['1:', '2:a', '3:', '4:', '5:b']);
  expect(split([Buffer.from('\n\n')])).toEqual([]);
  expect(split([])).toEqual([]);
});

test('a line that is too long is told as such, and the next one is whole', () => {
  const long = Buffer.alloc(lineBytesMax + 1, 'x');
  const half = Buffer.alloc(lineBytesMax / 2, 'y');
  const lines = split([long, Buffer.from('\nb\n'), half, half, Buffer.from('\n')]);
  expect(lines.map(({ bytes, tooLong }) => [bytes.length, tooLong])).toEqual([
    [lineBytesMax, true],
    [1, false],
    [lineBytesMax, false],
  ]);
});
