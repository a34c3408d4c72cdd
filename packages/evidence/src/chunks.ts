import type { EvidenceId } from '@visaguard/kernel';
import type { EvidenceKind } from './evidence.ts';

export type Chunk = { readonly chunk: number; readonly last: boolean; readonly plain: Uint8Array };

/**
 * Cuts a stream into chunks of exactly `sizeBytes`, the last one shorter or, for empty content, empty. One
 * chunk is held back, because only the end of the stream says which one is the last.
 */
export async function* cutChunks(content: AsyncIterable<Uint8Array>, sizeBytes: number): AsyncGenerator<Chunk> {
  let chunk = 0;
  let buffer = Buffer.allocUnsafe(sizeBytes);
  let filled = 0;
  for await (const piece of content) {
    for (let at = 0; at < piece.length; ) {
      if (filled === sizeBytes) {
        yield { chunk: chunk++, last: false, plain: buffer };
        buffer = Buffer.allocUnsafe(sizeBytes);
        filled = 0;
      }
      const part = piece.subarray(at, at + sizeBytes - filled);
      buffer.set(part, filled);
      filled += part.length;
      at += part.length;
    }
  }
  yield { chunk, last: true, plain: buffer.subarray(0, filled) };
}

/** Where content lies: two attempts to store under one id are kept apart by `uploadId`. */
export type ContentPlace = {
  readonly evidenceId: EvidenceId;
  readonly uploadId: string;
  readonly kind: EvidenceKind;
};

/**
 * What a chunk is sealed for. Its number and whether it is the last make a chunk left out, swapped or cut off
 * show at reading; the rest keeps it in its own evidence.
 */
export function chunkParts(place: ContentPlace, { chunk, last }: Pick<Chunk, 'chunk' | 'last'>): string[] {
  return ['evidence-chunk-1', place.evidenceId, place.uploadId, place.kind, String(chunk), last ? 'last' : 'more'];
}
