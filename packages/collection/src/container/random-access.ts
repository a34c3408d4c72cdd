import { open } from 'node:fs/promises';
import { ok, type Result } from '@visaguard/kernel';
import type { RandomAccess } from '../archive.ts';
import { type ArchiveFault, faulty } from '../fault.ts';

const streamChunkBytes = 256 * 1024;

export type OpenedFile = { readonly content: RandomAccess; close(): Promise<void> };

/** Opens a file of this machine for reading from any place. */
export async function openLocalFile(path: string): Promise<Result<OpenedFile, ArchiveFault>> {
  try {
    const file = await open(path, 'r');
    const { size } = await file.stat();
    const read = async (offset: number, length: number): Promise<Uint8Array> => {
      const buffer = Buffer.allocUnsafe(length);
      const { bytesRead } = await file.read(buffer, 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    return ok({ content: { sizeBytes: size, read }, close: () => file.close() });
  } catch (error) {
    return faulty(isMissing(error) ? 'not_found' : 'unreadable');
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** Reads until `length` bytes are there or the content ends. */
export async function readFully(content: RandomAccess, offset: number, length: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let have = 0;
  while (have < length) {
    const piece = await content.read(offset + have, length - have);
    if (piece.byteLength === 0) break;
    pieces.push(piece);
    have += piece.byteLength;
  }
  return Buffer.concat(pieces, have);
}

/** The bytes `[start, end)` in chunks, so that memory does not grow with the file. */
export async function* streamRange(content: RandomAccess, start: number, end: number): AsyncGenerator<Buffer> {
  for (let offset = start; offset < end; offset += streamChunkBytes) {
    const wanted = Math.min(streamChunkBytes, end - offset);
    const chunk = await readFully(content, offset, wanted);
    if (chunk.byteLength < wanted) throw new Error('the content ends before its stated length');
    yield chunk;
  }
}
