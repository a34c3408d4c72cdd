import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type FolderLock =
  | { readonly held: true; release(): void }
  /** `holder` is the process id of whoever has it, as far as known. */
  | { readonly held: false; readonly holder: string };

const sqliteBusy = 5;

/**
 * Takes a folder for this process alone until it ends, however it ends: the lock is the operating system's, on an
 * SQLite file. A file with a process id would not do: after a crash that number may be anybody's, and two starts at the
 * same moment would both take a lock that was left behind.
 * @throws where the folder cannot be written.
 */
export function lockFolder(folder: string): FolderLock {
  const holderFile = join(folder, 'in-use');
  const lockFile = join(folder, 'lock');
  // Asked of the file system first, since it says why it refuses.
  writeFileSync(lockFile, '', { flag: 'a', mode: 0o600 });
  const database = new DatabaseSync(lockFile);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!(error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy)) throw error;
    return { held: false, holder: readFileSync(holderFile, { encoding: 'utf8', flag: 'a+' }).trim() };
  }
  writeFileSync(holderFile, `${process.pid}\n`, { mode: 0o600 });
  // The folder's files stay: to remove a lock is to let a third process lock another file of the same name.
  return { held: true, release: () => database.close() };
}
