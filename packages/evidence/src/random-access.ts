import type { TenantScope } from '@visaguard/kernel';
import type { Opened } from '@visaguard/vault';
import type { RandomAccess } from './evidence.ts';
import { chunksPerRange, type HeldEvidence, type ReadDeps, readChunks } from './read-content.ts';

const cachedBytesMax = 8 * 1024 * 1024;

/**
 * Opens content for reading in pieces. The last chunk is read at once: it proves that nothing was cut off and
 * tells an erased subject from a readable one before the first read.
 */
export async function openRandomAccess(
  deps: ReadDeps,
  target: { scope: TenantScope; row: HeldEvidence },
): Promise<Opened<RandomAccess>> {
  const { row } = target;
  const chunks = createChunkCache(row);
  const end = row.chunk_count - 1;
  const opened = await load({ first: end, last: end });
  if (opened.status !== 'clear') return opened;

  async function load(range: { first: number; last: number }): Promise<Opened<Uint8Array[]>> {
    const loaded = await readChunks(deps, target, range);
    if (loaded.status === 'clear')
      for (const [at, plain] of loaded.value.entries()) chunks.set(range.first + at, plain);
    return loaded;
  }

  /** Chunk `chunk`, and with it those up to `wanted` that one query brings. */
  async function chunkAt(chunk: number, wanted: number): Promise<Uint8Array> {
    const known = chunks.get(chunk);
    if (known) return known;
    const last = Math.min(wanted, chunk + chunksPerRange(row) - 1);
    const loaded = await load({ first: chunk, last });
    const [plain] = loaded.status === 'clear' ? loaded.value : [];
    if (plain) return plain;
    throw new Error(`evidence ${row.evidence_id} stopped being readable: ${why(loaded)}`);
  }

  return {
    status: 'clear',
    value: {
      sizeBytes: row.size_bytes,
      async read(offset, length) {
        assertWithin(row.size_bytes, offset, length);
        const result = Buffer.allocUnsafe(length);
        const wanted = Math.floor((offset + length - 1) / row.chunk_size_bytes);
        for (let done = 0; done < length; ) {
          const at = offset + done;
          const plain = await chunkAt(Math.floor(at / row.chunk_size_bytes), wanted);
          const from = at % row.chunk_size_bytes;
          const part = plain.subarray(from, from + length - done);
          result.set(part, done);
          done += part.length;
        }
        return result;
      },
    },
  };
}

function why(opened: Opened<unknown>): string {
  return opened.status === 'unreadable' ? opened.reason : opened.status;
}

function assertWithin(sizeBytes: number, offset: number, length: number): void {
  const valid = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0;
  if (!valid || offset + length > sizeBytes) {
    throw new RangeError(`${length} bytes at ${offset} are not within the ${sizeBytes} bytes of the content`);
  }
}

/** The chunks used last, decrypted: an archive's directory and entries are read in many small steps. */
function createChunkCache({ chunk_size_bytes }: HeldEvidence) {
  const chunksMax = Math.max(2, Math.floor(cachedBytesMax / chunk_size_bytes));
  const entries = new Map<number, Uint8Array>();
  return {
    get(chunk: number): Uint8Array | undefined {
      const plain = entries.get(chunk);
      if (plain) {
        entries.delete(chunk);
        entries.set(chunk, plain);
      }
      return plain;
    },
    set(chunk: number, plain: Uint8Array): void {
      entries.set(chunk, plain);
      for (const oldest of entries.keys()) {
        if (entries.size <= chunksMax) break;
        entries.delete(oldest);
      }
    },
  };
}
