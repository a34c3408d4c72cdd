import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { processMs } from '../measuring/cpu-time.ts';

const main = join(import.meta.dirname, '../../../services/standalone/src/main.ts');

export type AnalyzeChild = {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  /** So far; zeros where the kernel does not tell. */
  costs(): { readonly cpuMs: number; readonly rssMb: number };
};

/** `visaguard analyze` as a process of its own, as whoever uses it runs it. */
export function startAnalyze(): AnalyzeChild {
  const child = spawn(process.execPath, [main, 'analyze'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const pid = child.pid ?? 0;
  return { child, costs: () => ({ cpuMs: processMs(pid), rssMb: residentMb(pid) }) };
}

function residentMb(pid: number): number {
  try {
    const [, kb = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kb) / 1_024;
  } catch {
    return 0;
  }
}
