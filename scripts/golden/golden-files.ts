import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventContract, EventForms } from '@visaguard/contracts';
import { sha256Hex } from '@visaguard/kernel';
import { repositoryRoot } from '../bootstrap.mjs';
import { type GoldenFixture, goldenFixture } from './golden-fixture.ts';

export const goldenFolder = 'packages/contracts/fixtures';
export const manifestPath = `${goldenFolder}/manifest.json`;
const manifestName = 'manifest.json';

/** SHA-256 of each fixture by its file name. A line that is there stays as it is. */
export type Manifest = Readonly<Record<string, string>>;

type Version = Pick<EventContract, 'type' | 'schemaVersion'>;

export function goldenFileOf({ type, schemaVersion }: Version): string {
  return `${type}.v${schemaVersion}.json`;
}

export function readManifest(path = manifestPath): Manifest {
  return JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8'));
}

export function goldenFiles(): string[] {
  return readdirSync(join(repositoryRoot, goldenFolder)).filter(
    (name) => name.endsWith('.json') && name !== manifestName,
  );
}

export function readGoldenText(file: string): string {
  return readFileSync(join(repositoryRoot, goldenFolder, file), 'utf8');
}

export function readGolden(version: Version): GoldenFixture {
  return JSON.parse(readGoldenText(goldenFileOf(version)));
}

/** What is not as the manifest says, one sentence each. */
export function strayFixtures(manifest: Manifest, texts: ReadonlyMap<string, string>): string[] {
  const changed = Object.entries(manifest).flatMap(([file, hash]) => {
    const text = texts.get(file);
    if (text === undefined) return [`${file} is gone`];
    return sha256Hex(text) === hash ? [] : [`${file} was changed`];
  });
  const unknown = [...texts.keys()].filter((file) => !Object.hasOwn(manifest, file));
  return [...changed, ...unknown.map((file) => `${file} is not in the manifest`)];
}

/**
 * Writes fixtures of the versions that have none, and takes them into the manifest. What is there is not touched.
 * @param catalogue every form that was ever written.
 * @returns the files that were written.
 */
export function addMissingFixtures(catalogue: readonly EventContract[], forms: EventForms): string[] {
  const manifest: Record<string, string> = { ...readManifest() };
  const missing = catalogue.filter((contract) => !Object.hasOwn(manifest, goldenFileOf(contract)));
  for (const contract of missing.toSorted((a, b) => a.schemaVersion - b.schemaVersion)) {
    const older = catalogue.filter(
      ({ type, schemaVersion }) => type === contract.type && schemaVersion < contract.schemaVersion,
    );
    const file = goldenFileOf(contract);
    const fixture = goldenFixture(contract, older.map(readGolden), forms);
    const text = `${JSON.stringify(fixture, null, 2)}\n`;
    // Fails where the file is there: one that the manifest does not know was not written by this.
    writeFileSync(join(repositoryRoot, goldenFolder, file), text, { flag: 'wx' });
    manifest[file] = sha256Hex(text);
  }
  const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(repositoryRoot, manifestPath), `${JSON.stringify(sorted, null, 2)}\n`);
  return missing.map(goldenFileOf);
}
