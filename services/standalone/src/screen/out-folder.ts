import { constants } from 'node:fs';
import { access, mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { hashView, type PrivateView } from '@visaguard/report';
import { CannotRun } from '../cannot-run.ts';
import { consularFileName, isOwnConsularFile } from './consular-file.ts';

export type OutFolder = { readonly path: string };

const reportName = 'report.json';
const pdfName = 'report.pdf';
const reportSizeBytesMax = 256 * 1024 * 1024;

/**
 * Makes sure, before anything is read, that the report can be written to this folder in the end. Changes nothing.
 * @throws CannotRun with one sentence where it cannot.
 */
export async function checkOutFolder(
  written: string,
  wanted: { readonly consularSection: boolean },
): Promise<OutFolder> {
  const path = resolve(written);
  const existing = await nearestExisting(path);
  if (!(await stat(existing)).isDirectory()) throw cannotWrite(path, 'a part of the path is a file');
  try {
    await access(existing, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw cannotWrite(path, reasonOf(error));
  }
  if (existing === path) {
    await checkReplaceable(path);
    if (wanted.consularSection) await checkConsularFile(path);
  }
  return { path };
}

async function nearestExisting(path: string): Promise<string> {
  try {
    await stat(path);
    return path;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && dirname(path) !== path) return nearestExisting(dirname(path));
    throw cannotWrite(path, reasonOf(error));
  }
}

/** Replaces an unchanged report of ours and nothing else: whoever edited one, or has a file of that name, keeps it. */
async function checkReplaceable(folder: string): Promise<void> {
  const report = await sizeOf(join(folder, reportName));
  const pdf = await sizeOf(join(folder, pdfName));
  if (report === null && pdf === null) return;
  if (report !== null && report <= reportSizeBytesMax && (await isOwnReport(join(folder, reportName)))) return;
  const name = report === null ? pdfName : reportName;
  throw notOurs(folder, name);
}

function notOurs(folder: string, name: string): CannotRun {
  return new CannotRun(
    `${folder} holds a ${name} that VisaGuard did not write or that was changed since; choose another folder with --out.`,
  );
}

async function checkConsularFile(folder: string): Promise<void> {
  const path = join(folder, consularFileName);
  const size = await sizeOf(path);
  if (size === null || (size <= reportSizeBytesMax && (await isOwnConsularFile(path)))) return;
  throw notOurs(folder, consularFileName);
}

async function isOwnReport(path: string): Promise<boolean> {
  try {
    const found: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof found !== 'object' || found === null || !('sha256' in found)) return false;
    return found.sha256 === hashView(found as PrivateView);
  } catch {
    return false;
  }
}

export type ReportFiles = {
  readonly json: string;
  readonly pdf: Uint8Array;
  /** In a file of its own, where it was agreed to. */
  readonly consularSection: string | null;
};

/**
 * Writes the files, readable by their owner alone. Each appears whole or not at all, and what was half done is taken
 * away again.
 * @throws CannotRun where the folder cannot be written; the reason of `signal` when it aborts before all are ready.
 */
export async function writeReport({ path }: OutFolder, files: ReportFiles, signal: AbortSignal): Promise<void> {
  const temporary = (name: string) => join(path, `.${name}.${process.pid}.partial`);
  // The JSON first: it tells the next run that the PDF beside it is ours.
  const contents: readonly (readonly [name: string, content: string | Uint8Array])[] = [
    [reportName, files.json],
    [pdfName, files.pdf],
    ...(files.consularSection === null ? [] : [[consularFileName, files.consularSection] as const]),
  ];
  let firstMade: string | undefined;
  try {
    firstMade = await mkdir(path, { recursive: true, mode: 0o700 });
    for (const [name, content] of contents) {
      await writeFile(temporary(name), content, { mode: 0o600, flush: true });
    }
    signal.throwIfAborted();
    for (const [name] of contents) await rename(temporary(name), join(path, name));
  } catch (error) {
    for (const [name] of contents) await rm(temporary(name), { force: true }).catch(() => undefined);
    if (firstMade !== undefined) await removeEmpty(path, firstMade);
    if (signal.aborted || codeOf(error) === undefined) throw error;
    throw cannotWrite(path, reasonOf(error));
  }
}

/** From `path` up to `highest`, as far as they are empty. */
async function removeEmpty(path: string, highest: string): Promise<void> {
  try {
    await rmdir(path);
    if (path !== highest) await removeEmpty(dirname(path), highest);
  } catch {
    // Somebody has put something there meanwhile: it is theirs now.
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : Number.POSITIVE_INFINITY;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    return Number.POSITIVE_INFINITY;
  }
}

function cannotWrite(path: string, reason: string): CannotRun {
  return new CannotRun(`The report cannot be written to ${path}: ${reason}; choose another folder with --out.`);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'a folder of that name is in the way',
  ENOENT: 'no folder can be made there',
};

function reasonOf(error: unknown): string {
  return reasons[codeOf(error) ?? ''] ?? String(error);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
