import { type FileHandle, open } from 'node:fs/promises';
import { type Instant, parseScopeKey, type ScopeKey, scopeKey } from '@visaguard/kernel';
import type { ErasureOrder } from './erase-keys.ts';

/** One erasure. Ids only; `subject` null: the whole tenant scope. */
export type ErasureEntry = ErasureOrder & {
  readonly scope: ScopeKey;
  readonly subject: string | null;
  readonly orderedAt: Instant;
};

/**
 * Erasures, kept outside the databases: what brings an older copy of the keys up to date before it serves.
 * `append` returns when the entry is durable. An entry whose key was not destroyed yet does no harm, since
 * replaying it finishes the erasure; a destroyed key without its entry would come back with a restore.
 */
export type ErasureLog = {
  append(entry: ErasureEntry): Promise<void>;
  entries(): Promise<ErasureEntry[]>;
};

/**
 * The log as lines of JSON in a file of mode 0600, for one machine. Keep it with the root key, not with the
 * databases' backups.
 * @throws on reading, if a line is not an entry: an erasure must not be lost by skipping it.
 */
export function openErasureLogFile(path: string): ErasureLog {
  return {
    async append(entry) {
      await withFile(path, async (file) => {
        const text = await file.readFile('utf8');
        const whole = wholeLines(text);
        if (whole.length < text.length) await file.truncate(Buffer.byteLength(whole));
        await file.appendFile(`${JSON.stringify(entry)}\n`);
        await file.sync();
      });
    },
    entries: () => withFile(path, async (file) => parseEntries(await file.readFile('utf8'))),
  };
}

/** Without a last line that a crash tore: its erasure was never acknowledged. */
function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

function parseEntries(text: string): ErasureEntry[] {
  const lines = wholeLines(text).split('\n').slice(0, -1);
  return lines.map((line, at) => {
    try {
      return toEntry(JSON.parse(line));
    } catch (cause) {
      throw new Error(`line ${at + 1} of the erasure log is damaged`, { cause });
    }
  });
}

function toEntry(value: Record<string, unknown>): ErasureEntry {
  const { scope, subject, requestId, by, orderedAt } = value;
  const named = typeof scope === 'string' && (subject === null || typeof subject === 'string');
  if (!named || typeof requestId !== 'string' || typeof by !== 'string' || typeof orderedAt !== 'string') {
    throw new Error('a field is missing');
  }
  return { scope: scopeKey(parseScopeKey(scope)), subject, requestId, by, orderedAt };
}

async function withFile<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'a+', 0o600);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}
