import { buildInstagramExport, claimingSize, cutOff, encrypted, linked, makeExport, renamed } from '@visaguard/testkit';
import { describe, expect, it } from 'vitest';
import { identifyArchive } from '../identify-archive.ts';
import { limits } from '../limits.ts';
import { asInput, mara, readAll, textInput, zipInput } from '../testing/read-all.ts';
import { safeEntryPath } from './entry-name.ts';

const posts = [{ text: 'Morning run', at: '2026-01-01T10:00:00.000Z' }];
const postsFile = 'your_instagram_activity/media/posts_1.json';

/** The fault, which must be the same whether the archive is identified or read. */
async function faultOf(input: Parameters<typeof identifyArchive>[0]): Promise<string> {
  const identified = await identifyArchive(input);
  const { outcome, posts: read } = await readAll({ inputs: [input] });
  expect(read).toEqual([]);
  expect(outcome.windowReached).toBe(false);
  expect(identified.ok ? null : identified.error).toEqual(outcome.fault);
  expect(outcome.fault?.detail).toMatch(/^[A-Z].*[.]$/);
  return outcome.fault?.code ?? 'none';
}

async function zipped(files: { path: string; content: string }[]) {
  return zipInput(makeExport('export.zip', files));
}

describe('what no platform sends is refused before anything is opened', () => {
  it.each([
    ['unsafe_entry_name', renamed('connections/followers', '../../../../followers')],
    ['unsafe_entry_name', renamed('connections/followers', '/onnections/followers')],
    ['unsafe_entry_name', renamed('connections/followers', 'c:nnections/followers')],
    ['unsafe_entry_name', renamed('connections/followers', 'conne\0tions/followers')],
    ['unsafe_entry_name', renamed('connections/followers', 'connecti\\..\\followers')],
    ['symlink_entry', linked(postsFile)],
    ['encrypted_zip', encrypted],
    ['corrupt_zip', cutOff(0.8)],
    ['corrupt_zip', cutOff(0.01)],
    ['zip_bomb', claimingSize(postsFile, 0x7fffffff)],
    ['too_large', claimingSize(postsFile, limits.fileSizeBytesMax + 1, limits.fileSizeBytesMax)],
  ])('%s', async (code, change) => {
    const made = buildInstagramExport({ ...mara, posts, zipChanges: [change] });
    expect(await faultOf(await zipInput(made))).toBe(code);
  });

  it('too_large: files that are each allowed, and together are not', async () => {
    const paths = [1, 2, 3].map((nth) => `your_instagram_activity/media/posts_${nth}.json`);
    const files = paths.map((path) => ({ path, content: '[]' }));
    const claims = paths.map((path) => claimingSize(path, limits.fileSizeBytesMax, limits.fileSizeBytesMax));
    expect(await faultOf(await zipInput(makeExport('export.zip', files, claims)))).toBe('too_large');
    const two = makeExport('export.zip', files.slice(0, 2), claims.slice(0, 2));
    expect((await readAll({ inputs: [await zipInput(two)] })).outcome.fault).toBeNull();
  });

  it('zip_bomb: a posts file that unpacks to a thousand times its size', async () => {
    const zeros = ' '.repeat(8 * 1024 * 1024);
    expect(await faultOf(await zipped([{ path: postsFile, content: zeros }]))).toBe('zip_bomb');
  });

  it('a bomb among the media is not unpacked and does no harm', async () => {
    const bomb = { path: 'media/posts/1.jpg', content: ' '.repeat(8 * 1024 * 1024) };
    const { files } = buildInstagramExport({ ...mara, posts });
    const input = await zipInput(makeExport('export.zip', [...files, bomb]));
    expect((await readAll({ inputs: [input] })).posts).toHaveLength(1);
  });

  it('too_many_entries: by what the directory claims, before it is walked', async () => {
    const bytes = Buffer.from(await buildInstagramExport({ ...mara, posts }).zipBytes());
    expect(await faultOf(asInput(zip64Directory(bytes, 2_000_000n)))).toBe('too_many_entries');
  });

  it('nested_archive: a ZIP of ZIPs', async () => {
    expect(await faultOf(await zipped([{ path: 'part1.zip', content: 'PK' }]))).toBe('nested_archive');
  });

  it('html_export: as a ZIP and as a page', async () => {
    const made = buildInstagramExport({ ...mara, posts, defects: ['html'] });
    expect(await faultOf(await zipInput(made))).toBe('html_export');
    expect(await faultOf(textInput('posts_1.html', '<!DOCTYPE html><html></html>'))).toBe('html_export');
  });

  it.each([
    ['empty_file', ''],
    ['not_an_export', 'hello'],
    ['not_an_export', '{"a":1}'],
    ['corrupt_zip', 'PK\x03\x04 and no more'],
  ])('%s: %j', async (code, text) => {
    expect(await faultOf(textInput('file.bin', text))).toBe(code);
  });

  it('not_found: a path where nothing is', async () => {
    expect(await faultOf({ kind: 'path', path: '/nowhere/at/all.zip' })).toBe('not_found');
  });
});

describe('names of entries', () => {
  it('are taken with forward slashes, or not at all', () => {
    expect(safeEntryPath('a\\b/c.json')).toBe('a/b/c.json');
    expect(safeEntryPath('./a')).toBe('a');
    for (const name of ['', '../a', 'a/../b', '/a', '\\a', 'C:\\a', 'a\0b', 'a\nb', 'x'.repeat(2000)]) {
      expect(safeEntryPath(name)).toBeNull();
    }
  });
});

/** Puts a ZIP64 end of directory with another number of entries before the plain one. */
function zip64Directory(zip: Buffer, entries: bigint): Buffer {
  const endAt = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(entries, 24);
  record.writeBigUInt64LE(entries, 32);
  record.writeBigUInt64LE(BigInt(zip.readUInt32LE(endAt + 12)), 40);
  record.writeBigUInt64LE(BigInt(zip.readUInt32LE(endAt + 16)), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(endAt), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([zip.subarray(0, endAt), record, locator, zip.subarray(endAt)]);
}
