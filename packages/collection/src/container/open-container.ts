import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Result } from '@visaguard/kernel';
import type { ArchiveInput, RandomAccess } from '../archive.ts';
import { type ArchiveFault, faulty } from '../fault.ts';
import type { Container, PathSurvey } from './container.ts';
import { openFolder } from './folder-container.ts';
import { isMissing, openLocalFile, readFully } from './random-access.ts';
import { openSingleFile } from './single-file-container.ts';
import { openZip } from './zip-container.ts';

const magicBytes = 4;
const headBytes = 4096;

/** A survey that can also judge a file by its name and first bytes, where it came without its archive. */
export type InputSurvey = PathSurvey & { seeAlone(name: string, head: string): boolean };

/**
 * Opens a ZIP, a folder or a single file, going by what it is and not by what it is called.
 * The survey sees every path; only those it answers `true` for become entries.
 */
export async function openContainer(
  input: ArchiveInput,
  survey: InputSurvey,
): Promise<Result<Container, ArchiveFault>> {
  if (input.kind === 'random_access') return openContent(input.content, basename(input.name), survey);
  try {
    const found = await stat(input.path);
    if (found.isDirectory()) return openFolder(input.path, survey);
    // A pipe would be waited for without end, and nothing in it can be read from any place.
    if (!found.isFile()) return faulty('unreadable');
  } catch (error) {
    return faulty(isMissing(error) ? 'not_found' : 'unreadable');
  }
  const file = await openLocalFile(input.path);
  if (!file.ok) return file;
  const opened = await openContent(file.value.content, basename(input.path), survey);
  if (!opened.ok) {
    await file.value.close();
    return opened;
  }
  const container = opened.value;
  const close = async (): Promise<void> => {
    await container.close();
    await file.value.close();
  };
  return { ok: true, value: { ...container, close } };
}

async function openContent(
  content: RandomAccess,
  name: string,
  survey: InputSurvey,
): Promise<Result<Container, ArchiveFault>> {
  if (content.sizeBytes === 0) return faulty('empty_file');
  let text: string;
  try {
    // Four bytes tell a ZIP. More would reach into its first file, which may be one that is never opened.
    if (isZip(await readFully(content, 0, magicBytes))) return openZip(content, survey);
    text = (await readFully(content, 0, Math.min(headBytes, content.sizeBytes))).toString('utf8');
  } catch {
    return faulty('unreadable');
  }
  if (/^\s*(?:<!doctype html|<html)/i.test(text)) return faulty('html_export');
  if (!survey.seeAlone(name, text)) return faulty('not_an_export');
  return openSingleFile(content, name);
}

/** `PK` and the mark of a file, of the end of an empty ZIP, or of a split one. */
function isZip(head: Buffer): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 0x03 || head[2] === 0x05 || head[2] === 0x07);
}
