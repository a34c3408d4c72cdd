import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Watched } from './watch-process.fixture.ts';

const main = join(import.meta.dirname, '../main.ts');
const watcher = join(import.meta.dirname, 'watch-process.fixture.ts');

/** A place for one test: the folder it runs in, its archives, and the temporary and home folders, all its own. */
/** What the tests look at in report.json. */
export type PublishedReport = {
  readonly coverage: readonly {
    readonly platform: { readonly code: string };
    readonly source_kind: { readonly words: string };
    readonly gaps: readonly string[];
  }[];
  readonly findings: readonly { readonly text: string }[];
  readonly totals: { readonly posts_read: number; readonly posts_assessed: number; readonly posts_too_old: number };
  readonly inventory: readonly object[];
};

export type Desk = {
  readonly cwd: string;
  readonly archives: string;
  run(args: readonly string[], options?: RunOptions): Promise<Ran>;
  /** Runs JavaScript under the same watch. */
  evaluate(script: string): Promise<Ran>;
  /** The report that a run left in `folder`, below `cwd`. */
  report(folder?: string): Promise<PublishedReport>;
  reportBytes(folder?: string): Promise<{ json: string; pdf: Buffer }>;
  /** Everything in `cwd`, and in the temporary and home folders, which are to stay empty. */
  leftBehind(): Promise<string[]>;
  /** Lets every user of this machine in, for a run as another user. */
  open(): Promise<void>;
  remove(): Promise<void>;
};

export type Ran = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Null where the process did not end by itself. */
  readonly watched: Watched | null;
};

export type RunOptions = {
  /** Sends the signal once stderr has said this. */
  readonly interrupt?: { readonly at: string; readonly signal: NodeJS.Signals };
  readonly uid?: number;
};

export async function makeDesk(): Promise<Desk> {
  const base = await mkdtemp(join(tmpdir(), 'visaguard-screen-'));
  const place = (name: string) => join(base, name);
  for (const name of ['cwd', 'archives', 'tmp', 'home']) await mkdir(place(name));
  const read = (folder: string, name: string) => readFile(join(place('cwd'), folder, name));
  return {
    cwd: place('cwd'),
    archives: place('archives'),
    run: (args, options = {}) => runWatched([main, ...args], { base, ...options }),
    evaluate: (script) => runWatched(['--eval', script], { base }),
    report: async (folder = 'visaguard-report') => JSON.parse(String(await read(folder, 'report.json'))),
    reportBytes: async (folder = 'visaguard-report') => ({
      json: String(await read(folder, 'report.json')),
      pdf: await read(folder, 'report.pdf'),
    }),
    leftBehind: async () => {
      const folders = await Promise.all(
        ['cwd', 'tmp', 'home'].map((name) => readdir(place(name), { recursive: true })),
      );
      return folders.flat().sort();
    },
    open: () => chmod(base, 0o755),
    remove: () => rm(base, { recursive: true }),
  };
}

async function runWatched(args: readonly string[], options: RunOptions & { base: string }): Promise<Ran> {
  const { base, interrupt, uid } = options;
  const child = spawn(process.execPath, ['--import', watcher, ...args], {
    cwd: join(base, 'cwd'),
    env: { TMPDIR: join(base, 'tmp'), HOME: join(base, 'home') },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const { stdout, stderr, stdio } = child;
  const costs = stdio[3];
  if (!stdout || !stderr || !(costs instanceof Readable)) throw new Error('a descriptor is no pipe');
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  let said = '';
  stderr.on('data', (chunk: Buffer) => {
    const before = said.includes(interrupt?.at ?? '');
    said += chunk;
    if (interrupt && !before && said.includes(interrupt.at)) child.kill(interrupt.signal);
  });
  const [code, printed, watched] = await Promise.all([ended, text(stdout), text(costs)]);
  return { code, stdout: printed, stderr: said, watched: watched === '' ? null : JSON.parse(watched) };
}
