import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type DirectoryLock = { readonly held: true } | { readonly held: false; readonly holder: string };

/**
 * Takes a directory for this process alone until it ends, however it ends: the lock is the operating system's, on an
 * SQLite file, so nothing stale stays behind. `holder` is the process id of whoever has it, as far as known.
 * @throws when the directory cannot be written.
 */
export function lockDirectory(directory: string): DirectoryLock {
  const holderFile = join(directory, 'engine.pid');
  const database = new DatabaseSync(join(directory, 'engine.lock'));
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!isLocked(error)) throw error;
    return { held: false, holder: readFileSync(holderFile, { encoding: 'utf8', flag: 'a+' }).trim() };
  }
  heldForLife.push(database);
  writeFileSync(holderFile, `${process.pid}\n`);
  return { held: true };
}

// Kept reachable: a collected handle would give the lock back.
const heldForLife: DatabaseSync[] = [];

function isLocked(error: unknown): boolean {
  const sqliteBusy = 5;
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}
