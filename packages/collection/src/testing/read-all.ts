import type { NormalisedPost } from '@visaguard/domain';
import type { MadeExport } from '@visaguard/testkit';
import type { ArchiveInput, RandomAccess } from '../archive.ts';
import { type ArchiveOutcome, type ReadArchiveOptions, readArchive } from '../read-archive.ts';

export const window = { from: '2021-11-01T00:00:00.000Z', to: '2026-11-01T00:00:00.000Z' };

export const mara = { handle: 'mara.sample', email: 'mara@sample.example', name: 'Mara Sample' };
export const maraOnX = { handle: 'mara_sample', accountId: '1234567', email: mara.email, name: mara.name };
export const maraOnFacebook = {
  handle: 'mara.sample',
  accountId: '100012345678901',
  email: mara.email,
  name: mara.name,
};

export const maraOnLinkedin = { firstName: 'Mara', lastName: 'Sample', memberId: '181682616', email: mara.email };

/** Content in memory that remembers which ranges were asked for. */
export function inMemory(bytes: Uint8Array): RandomAccess & { ranges: { start: number; end: number }[] } {
  const ranges: { start: number; end: number }[] = [];
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const end = Math.min(offset + length, bytes.byteLength);
    ranges.push({ start: offset, end });
    return bytes.slice(offset, end);
  };
  return { sizeBytes: bytes.byteLength, read, ranges };
}

export function asInput(bytes: Uint8Array, name = 'export.zip'): ArchiveInput {
  return { kind: 'random_access', name, content: inMemory(bytes) };
}

export async function zipInput(made: MadeExport): Promise<ArchiveInput> {
  return asInput(await made.zipBytes(), made.fileName);
}

export function textInput(name: string, text: string): ArchiveInput {
  return asInput(new TextEncoder().encode(text), name);
}

export type ReadAll = { posts: NormalisedPost[]; outcome: ArchiveOutcome };

export async function readAll(
  options: Partial<ReadArchiveOptions> & Pick<ReadArchiveOptions, 'inputs'>,
): Promise<ReadAll> {
  const reading = readArchive({ platform: 'instagram', window, ...options });
  const posts: NormalisedPost[] = [];
  for (let step = await reading.next(); ; step = await reading.next()) {
    if (step.done) return { posts, outcome: step.value };
    posts.push(step.value);
  }
}
