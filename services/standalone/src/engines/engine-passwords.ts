import { link, open, readFile, rm } from 'node:fs/promises';
import type { Random } from '@visaguard/kernel';
import { CannotRun } from '../cannot-run.ts';

/** Of the embedded servers, which listen on the loopback interface only. */
export type EnginePasswords = { readonly superuser: string; readonly owner: string; readonly login: string };

/**
 * Reads the passwords from `file` (mode 0600), made on the first start. A whole and durable file stands there or none:
 * passwords that are lost lock everybody out of the database that was made with them.
 */
export async function enginePasswords(file: string, random: Random): Promise<EnginePasswords> {
  const known = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (known !== null) return parsed(known, file);
  const fresh = () => Buffer.from(random(24)).toString('base64url');
  const passwords = { superuser: fresh(), owner: fresh(), login: fresh() };
  const beside = `${file}.new`;
  await rm(beside, { force: true });
  const draft = await open(beside, 'wx', 0o600);
  try {
    await draft.writeFile(JSON.stringify(passwords));
    await draft.sync();
    await link(beside, file);
  } finally {
    await draft.close();
    await rm(beside, { force: true });
  }
  return passwords;
}

function parsed(text: string, file: string): EnginePasswords {
  try {
    return JSON.parse(text) as EnginePasswords;
  } catch (error) {
    throw new CannotRun(`${file} is damaged; put its copy back, it holds the passwords of the databases here.`, {
      cause: error,
    });
  }
}
