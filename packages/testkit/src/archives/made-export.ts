import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { type ZipPiece, zipWithHoles } from './zip-with-holes.ts';

/** `{ zeros }`: so many zero bytes, for media nobody opens. */
export type ExportFile = WrittenFile | HoleFile;

const mediumBytesMax = 4 * 1024 * 1024;

/** Zero bytes of pictures and films in all, in files of 4 MB. */
export function mediaFiles(bytes: number, pathOf: (at: number) => string): ExportFile[] {
  return Array.from({ length: Math.ceil(bytes / mediumBytesMax) }, (_none, at) => ({
    path: pathOf(at),
    content: { zeros: Math.min(mediumBytesMax, bytes - at * mediumBytesMax) },
  }));
}

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
const entryOptions = { mtime: new Date('2026-01-01T00:00:00.000Z'), mode: 0o100644, compress: true };

export function makeExport(
  fileName: string,
  files: readonly ExportFile[],
  changes: readonly ZipChange[] = [],
): MadeExport {
  async function zipBytes(): Promise<Uint8Array> {
    const pieces = await zipPieces(files);
    let zip: Buffer = Buffer.concat(pieces.map((piece) => ('zeros' in piece ? Buffer.alloc(piece.zeros) : piece)));
    for (const change of changes) zip = change(zip);
    return zip;
  }

  async function writeZip(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    if (changes.length > 0) await writeFile(path, await zipBytes());
    else await writeSparse(path, await zipPieces(files));
  }

  async function writeFolder(path: string): Promise<void> {
    for (const file of files) {
      const target = join(path, file.path);
      await mkdir(dirname(target), { recursive: true });
      if (isHole(file)) await writeSparse(target, [file.content]);
      else await writeFile(target, file.content);
    }
  }

  return { fileName, files, zipBytes, writeZip, writeFolder };
}

async function zipPieces(files: readonly ExportFile[]): Promise<ZipPiece[]> {
  const zip = new ZipFile();
  for (const file of files) if (!isHole(file)) zip.addBuffer(Buffer.from(file.content), file.path, entryOptions);
  zip.end();
  const written = await buffer(zip.outputStream);
  const holes = files.filter(isHole).map(({ path, content }) => ({ path, zeros: content.zeros }));
  return [...zipWithHoles(written, holes)];
}

async function writeSparse(path: string, pieces: readonly ZipPiece[]): Promise<void> {
  const file = await open(path, 'w');
  let position = 0;
  for (const piece of pieces) {
    if ('zeros' in piece) {
      position += piece.zeros;
    } else {
      await file.write(piece, 0, piece.length, position);
      position += piece.length;
    }
  }
  await file.truncate(position);
  await file.close();
}

type HoleFile = { readonly path: string; readonly content: { readonly zeros: number } };
type WrittenFile = { readonly path: string; readonly content: string | Uint8Array };

function isHole(file: ExportFile): file is HoleFile {
  return typeof file.content === 'object' && 'zeros' in file.content;
}
