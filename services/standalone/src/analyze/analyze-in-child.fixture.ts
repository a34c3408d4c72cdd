import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

const main = join(import.meta.dirname, '../main.ts');

export type Answered = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

type StartOptions = { readonly args?: readonly string[]; readonly stdout?: number };

export type AnalyzeProcess = ChildProcess & {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
};

/** `stdout`: a descriptor in place of the pipe. */
export function startAnalyze({ args = [], stdout }: StartOptions = {}): AnalyzeProcess {
  const stdio = ['pipe', stdout ?? 'pipe', 'pipe'] as const;
  const child = spawn(process.execPath, [main, 'analyze', ...args], { stdio: [...stdio] });
  const { stdin, stderr } = child;
  if (!stdin || !stderr) throw new Error('a descriptor is no pipe');
  return Object.assign(child, { stdin, stderr, stdout: child.stdout ?? Readable.from([]) });
}

/** Runs `visaguard analyze` as a person would, with `input` on standard input. */
export async function analyze(input: string | Uint8Array, ...args: string[]): Promise<Answered> {
  const child = startAnalyze({ args });
  const closed = once(child, 'close');
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await closed;
  return { code, stdout, stderr };
}

export const madeUpPost = {
  id: 'p1',
  platform: 'x',
  kind: 'authored',
  created_at: '2026-08-20T10:00:00.000Z',
  text: 'A long walk in the hills with old friends.',
};

export function postLine(parts: Readonly<Record<string, unknown>> = {}): string {
  return `${JSON.stringify({ ...madeUpPost, ...parts })}\n`;
}

export function answersOf({ stdout }: { readonly stdout: string }): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}
