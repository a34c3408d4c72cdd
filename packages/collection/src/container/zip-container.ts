import { crc32 } from 'node:zlib';
import { ok, type Result } from '@visaguard/kernel';
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import type { RandomAccess } from '../archive.ts';
import { type ArchiveFault, type ArchiveFaultCode, fault, faulty } from '../fault.ts';
import { limits } from '../limits.ts';
import type { Container, ContainerEntry, PathSurvey } from './container.ts';
import { safeEntryPath } from './entry-name.ts';
import { ListingReader } from './yauzl-reader.ts';

/** Lists a ZIP (ZIP64 included) and refuses what no platform sends. Reads its directory only. */
export async function openZip(content: RandomAccess, survey: PathSurvey): Promise<Result<Container, ArchiveFault>> {
  const reader = new ListingReader(content);
  let zip: ZipFile;
  try {
    // Names are decoded here, not by the library: it would end the listing with an error of its own words.
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
    zip = await fromRandomAccessReaderPromise(reader, content.sizeBytes, options);
  } catch {
    return faulty('corrupt_zip');
  }
  if (zip.entryCount > limits.entriesMax) return faulty('too_many_entries');
  const listing = await listEntries(zip, survey);
  reader.listing = false;
  if (!listing.ok) return listing;
  return ok({ kind: 'zip', ...listing.value, close: async () => zip.close() });
}

type Listing = Pick<Container, 'entriesListed' | 'entries'>;

async function listEntries(zip: ZipFile, survey: PathSurvey): Promise<Result<Listing, ArchiveFault>> {
  const entries: ContainerEntry[] = [];
  let entriesListed = 0;
  let readSizeBytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const path = safeEntryPath(nameOf(entry));
      if (path === null) return faulty('unsafe_entry_name');
      if (path.endsWith('/')) continue;
      entriesListed += 1;
      const refusal = refusalOfEntry(entry);
      if (refusal) return { ok: false, error: fault(refusal) };
      if (!survey.see(path)) continue;
      readSizeBytes += entry.uncompressedSize;
      const sizeRefusal = refusalOfSize(entry, readSizeBytes);
      if (sizeRefusal) return { ok: false, error: fault(sizeRefusal) };
      entries.push(zipEntry(zip, entry, path));
    }
  } catch (error) {
    return faulty(error instanceof Error && /encryption/.test(error.message) ? 'encrypted_zip' : 'corrupt_zip');
  }
  return ok({ entriesListed, entries });
}

function nameOf(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
}

function refusalOfEntry(entry: Entry): ArchiveFaultCode | null {
  const unixFileType = (entry.externalFileAttributes >>> 16) & 0xf000;
  if (unixFileType === 0xa000) return 'symlink_entry';
  return entry.isEncrypted() ? 'encrypted_zip' : null;
}

/** Only what would be read is judged: a film that packs badly or well is not unpacked at all. */
function refusalOfSize(entry: Entry, readSizeBytes: number): ArchiveFaultCode | null {
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  const large = entry.uncompressedSize > limits.compressionRatioFromBytes;
  if (large && ratio > limits.compressionRatioMax) return 'zip_bomb';
  if (entry.uncompressedSize > limits.fileSizeBytesMax || readSizeBytes > limits.readSizeBytesMax) return 'too_large';
  return null;
}

function zipEntry(zip: ZipFile, entry: Entry, path: string): ContainerEntry {
  const open = () => checkedContent(zip, entry);
  return { path, sizeBytes: entry.uncompressedSize, open, isIntact: () => drains(open()) };
}

/**
 * The library checks lengths; the checksum is checked here, at the end. The name, which decides what a file is, stands in
 * the directory and before the content: where the two differ one of them is damaged, and nobody can tell which.
 */
async function* checkedContent(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const { fileName } = await zip.readLocalFileHeaderPromise(entry);
  if (!fileName.equals(entry.fileNameRaw)) throw new Error('a ZIP entry has two names');
  const stream = await zip.openReadStreamPromise(entry);
  let sum = 0;
  for await (const chunk of stream) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== entry.crc32) throw new Error('checksum of a ZIP entry differs');
}

async function drains(content: AsyncIterable<Uint8Array>): Promise<boolean> {
  try {
    for await (const _chunk of content);
    return true;
  } catch {
    return false;
  }
}
