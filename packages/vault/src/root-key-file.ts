import { constants } from 'node:fs';
import { type FileHandle, link, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Random } from '@visaguard/kernel';
import { keyBytes } from './aead.ts';
import { createLocalRootKey, type RootKey } from './root-key.ts';

const label = 'visaguard-root-key-1';
const line = new RegExp(`^${label} ([A-Za-z0-9_-]{43})\n$`);

/**
 * Reads the root key from `path`.
 * @throws if there is no file, if it is readable by others, is not the caller's own, is no regular file or is malformed.
 *   It is never repaired or replaced, since it may be the only copy; and who reads makes none, or a wrong path would put
 *   a new key in the place of the one under which everything is sealed.
 */
export async function openRootKeyFile(path: string, random: Random): Promise<RootKey> {
  const secret = await readKeyFile(path);
  if (!secret) throw new Error(`root key file ${path} is not there: put its copy back`);
  return createLocalRootKey(secret, random);
}

/**
 * Makes a root key at `path` (mode 0600) where there is none. Several processes may start at once: all end up with the
 * same key. Losing the file loses everything sealed under it.
 * @returns whether it was made now, which a caller should say loudly.
 */
export async function ensureRootKeyFile(path: string, random: Random): Promise<boolean> {
  return (await readKeyFile(path)) === undefined && writeKeyFile(path, random);
}

async function readKeyFile(path: string): Promise<Uint8Array | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    await assertPrivate(file, path);
    const secret = Buffer.from(line.exec(await file.readFile('utf8'))?.[1] ?? '', 'base64url');
    if (secret.length !== keyBytes) throw new Error(`root key file ${path} is malformed: restore it from its copy`);
    return secret;
  } finally {
    await file.close();
  }
}

/** Checked on the opened file, not on the path, so that nothing can be put in its place in between. */
async function assertPrivate(file: FileHandle, path: string): Promise<void> {
  const { mode, uid } = await file.stat();
  if ((mode & constants.S_IFMT) !== constants.S_IFREG) throw new Error(`root key file ${path} is no regular file`);
  const own = process.getuid?.();
  // Without POSIX users there are no such permissions to check.
  if (own === undefined) return;
  if (uid !== own) throw new Error(`root key file ${path} belongs to another user`);
  if ((mode & 0o077) !== 0) throw new Error(`root key file ${path} is open to others: make it private (chmod 600)`);
}

/**
 * A complete file appears under `path` or none: written beside it, made durable, then linked, which like O_EXCL
 * fails if the name is taken. A crash never leaves half a key.
 */
async function writeKeyFile(path: string, random: Random): Promise<boolean> {
  const draft = `${path}.${Buffer.from(random(8)).toString('hex')}.new`;
  const file = await open(draft, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
  try {
    await file.writeFile(`${label} ${Buffer.from(random(keyBytes)).toString('base64url')}\n`);
    await file.sync();
    await link(draft, path);
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await file.close();
    await unlink(draft);
    await syncFolder(dirname(path));
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
