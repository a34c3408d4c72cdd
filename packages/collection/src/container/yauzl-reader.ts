import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';
import type { RandomAccess } from '../archive.ts';
import { readFully, streamRange } from './random-access.ts';

const readAheadBytes = 64 * 1024;

/**
 * What yauzl asks for, on top of `RandomAccess`. While the directory at the end of the ZIP is listed, reads are
 * taken from a window read ahead, or each of 100,000 entries would cost two reads. The window is switched off
 * before the first entry is opened, so that no byte of an entry that may not be opened is ever touched.
 */
export class ListingReader extends RandomAccessReader {
  listing = true;
  readonly #content: RandomAccess;
  #window: { start: number; bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };

  constructor(content: RandomAccess) {
    super();
    this.#content = content;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(streamRange(this.#content, start, end), { objectMode: false });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#bytesAt(position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(bytes.byteLength < length ? new Error('unexpected end of the ZIP') : null);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error('the ZIP cannot be read')),
    );
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }

  async #bytesAt(position: number, length: number): Promise<Buffer> {
    const { start, bytes } = this.#window;
    if (position >= start && position + length <= start + bytes.byteLength) {
      return bytes.subarray(position - start, position - start + length);
    }
    const ahead = this.listing ? Math.max(length, readAheadBytes) : length;
    const fresh = await readFully(this.#content, position, Math.min(ahead, this.#content.sizeBytes - position));
    if (this.listing) this.#window = { start: position, bytes: fresh };
    return fresh.subarray(0, length);
  }
}
