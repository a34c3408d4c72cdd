import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Chunk, cutChunks } from './chunks.ts';

async function cut(pieces: readonly Uint8Array[], sizeBytes: number): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for await (const chunk of cutChunks(each(pieces), sizeBytes)) chunks.push(chunk);
  return chunks;
}

async function* each(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

describe('cutting a stream into chunks', () => {
  test('keeps every byte in order, fills every chunk but the last, and marks only the last', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 20 })),
        fc.integer({ min: 1, max: 9 }),
        async (pieces, size) => {
          const chunks = await cut(pieces, size);
          const whole = Buffer.concat(pieces);
          expect(Buffer.concat(chunks.map(({ plain }) => plain)).equals(whole)).toBe(true);
          expect(chunks.map(({ chunk }) => chunk)).toEqual(chunks.map((_, at) => at));
          expect(chunks.map(({ last }) => last)).toEqual(chunks.map((_, at) => at === chunks.length - 1));
          expect(chunks.length).toBe(Math.max(1, Math.ceil(whole.length / size)));
        },
      ),
    );
  });
});
