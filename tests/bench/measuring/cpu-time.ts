import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// Linux counts in hundredths of a second.
const tickMs = 10;

/** CPU time so far, in milliseconds, of this process, of a PostgreSQL server and of the whole machine. */
export type CpuTime = { readonly clientMs: number; readonly serverMs: number; readonly machineMs: number };

/** Reads what the kernel tells; zeros for the server and the machine where there is no `/proc`. */
export function cpuTime(dataDirectory: string): CpuTime {
  const { user, system } = process.cpuUsage();
  const clientMs = (user + system) / 1_000;
  try {
    return { clientMs, serverMs: serverMs(dataDirectory), machineMs: machineMs() };
  } catch {
    return { clientMs, serverMs: 0, machineMs: 0 };
  }
}

export function spentSince(before: CpuTime, now: CpuTime): CpuTime {
  return {
    clientMs: now.clientMs - before.clientMs,
    serverMs: now.serverMs - before.serverMs,
    machineMs: now.machineMs - before.machineMs,
  };
}

/** The postmaster, its children, and those of its children that have ended. */
function serverMs(dataDirectory: string): number {
  const postmaster = readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[0]?.trim();
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = statFields(pid);
    const [user, system, childUser, childSystem] = fields.slice(11, 15).map(Number);
    if (pid === postmaster) ticks += (user ?? 0) + (system ?? 0) + (childUser ?? 0) + (childSystem ?? 0);
    else if (fields[1] === postmaster) ticks += (user ?? 0) + (system ?? 0);
  }
  return ticks * tickMs;
}

/** CPU time so far of one process, in milliseconds; 0 where the kernel does not tell. */
export function processMs(pid: number): number {
  const [user, system] = statFields(String(pid)).slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) * tickMs;
}

/** The fields after the command's name, which may hold spaces. None for a process that has just ended. */
function statFields(pid: string): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function machineMs(): number {
  const [user, nice, system, , , irq, softirq] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '')
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return [user, nice, system, irq, softirq].reduce((sum: number, ticks) => sum + (ticks ?? 0), 0) * tickMs;
}
