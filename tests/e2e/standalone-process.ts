import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../services/standalone/src/main.ts', import.meta.url));

export type Standalone = {
  readonly child: ChildProcess;
  /** All that it has printed on standard output so far. */
  output(): string;
  /** Resolves with the first match of a line, or rejects when the process ends before. */
  line(pattern: RegExp): Promise<RegExpMatchArray>;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
};

/** Starts the real command in a process of its own, as `npm start` does once Node 24 is there. */
export function startStandalone(
  args: readonly string[],
  command: 'start' | 'stack' = 'start',
  environment: Readonly<Record<string, string>> = {},
): Standalone {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, [main, command, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      for (const watcher of watchers) watcher();
    });
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('exit', (code, signal) => resolve(signal ?? code ?? 0));
  });
  return {
    child,
    output: () => printed,
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = printed.match(pattern);
          if (!found) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
        void ended.then((how) => reject(new Error(`ended (${how}) before ${pattern}:\n${printed}`)));
      }),
  };
}

export async function newDataFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'visaguard-standalone-'));
}

export async function removeDataFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** The API key of a first start that is not over: it lies in the data folder until it was shown. */
export async function sampleKey(folder: string): Promise<string> {
  const state = JSON.parse(await readFile(join(folder, 'sample.json'), 'utf8')) as { apiKey: string | null };
  if (state.apiKey === null) throw new Error('the key was shown and is gone');
  return state.apiKey;
}
