import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** `{ zeros }`: so many zero bytes, for media nobody opens. */
export type ExportFile = { readonly path: string; readonly content: string | Uint8Array | { readonly zeros: number } };

/** A made-up export, as files; written where and how a test or the sample cohort needs it. */
export type MadeExport = {
  /** What the platform would call the ZIP. */
  readonly fileName: string;
  readonly files: readonly ExportFile[];
  zipBytes(): Promise<Uint8Array>;
  /** Zero media are written as holes, so that hundreds of megabytes cost neither time nor disk. */
  writeZip(path: string): Promise<void>;
  writeFolder(path: string): Promise<void>;
};

export type ZipChange = (zip: Buffer) => Buffer;

/** The same input gives the same bytes: entries keep their order, and carry one fixed time. */
const entryTime = new Date('2026-01-01T00:00:00.000Z');
const zeroChunk = Buffer.alloc(1024 * 1024);

export function makeExport(
  fileName: string,
  files: readonly ExportFile[],
  changes: readonly ZipChange[] = [],
): MadeExport {
  async function zipBytes(): Promise<Uint8Array> {
    const chunks: Buffer[] = [];
    for await (const chunk of zipStream(files)) chunks.push(chunk);
    let zip: Buffer = Buffer.concat(chunks);
    for (const change of changes) zip = change(zip);
    return zip;
  }

  async function writeZip(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    if (changes.length > 0) await writeFile(path, await zipBytes());
    else await writeSparse(path, zipStream(files));
  }

  async function writeFolder(path: string): Promise<void> {
    for (const file of files) {
      await mkdir(dirname(join(path, file.path)), { recursive: true });
      await writeFile(join(path, file.path), bytesOf(file));
    }
  }

  return { fileName, files, zipBytes, writeZip, writeFolder };
}

async function* zipStream(files: readonly ExportFile[]): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const fixed = { mtime: entryTime, mode: 0o100644 };
  for (const file of files) {
    if (typeof file.content === 'object' && 'zeros' in file.content) {
      const size = file.content.zeros;
      const options = { ...fixed, compress: false, size };
      zip.addReadStreamLazy(file.path, options, (done) =>
        done(null, Readable.from(zeros(size), { objectMode: false })),
      );
    } else {
      zip.addBuffer(bytesOf(file), file.path, { ...fixed, compress: true });
    }
  }
  zip.end();
  for await (const chunk of zip.outputStream) yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
}

function* zeros(size: number): Generator<Buffer> {
  for (let left = size; left > 0; left -= zeroChunk.length)
    yield zeroChunk.subarray(0, Math.min(left, zeroChunk.length));
}

async function writeSparse(path: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, 'w');
  let position = 0;
  for await (const chunk of chunks) {
    if (chunk.buffer !== zeroChunk.buffer) await file.write(chunk, 0, chunk.length, position);
    position += chunk.length;
  }
  await file.truncate(position);
  await file.close();
}

function bytesOf({ content }: ExportFile): Buffer {
  if (typeof content === 'string') return Buffer.from(content, 'utf8');
  return 'zeros' in content ? Buffer.alloc(content.zeros) : Buffer.from(content);
}
