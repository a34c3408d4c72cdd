import { readdirSync, readFileSync } from 'node:fs';

/** What a group of processes uses: CPU time so far, and memory now, shared pages counted by their share (proc(5), Pss). */
export type Usage = { readonly cpuMs: number; readonly memoryMb: number };

type Process = { readonly id: number; readonly parent: number; readonly command: string; readonly cpuMs: number };

// Linux counts in hundredths of a second.
const tickMs = 10;
/** On the stack nothing else is left than the process of ClickHouse's engine. */
const othersName = "ClickHouse's engine";

/** All that this process has started, and what those have started, by the name that `nameOf` gives. Linux only. */
export function processGroups(nameOf: (id: number, command: string) => string | null): Map<string, Usage> {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(name) ?? []);
  const groups = new Map<string, Usage>();
  const add = (parent: number, inherited: string) => {
    for (const { id, command, cpuMs } of all.filter((each) => each.parent === parent)) {
      const name = nameOf(id, command) ?? inherited;
      const known = groups.get(name) ?? { cpuMs: 0, memoryMb: 0 };
      groups.set(name, { cpuMs: known.cpuMs + cpuMs, memoryMb: known.memoryMb + memoryMbOf(id) });
      add(id, name);
    }
  };
  add(process.pid, othersName);
  return groups;
}

function readProcess(id: string): Process | null {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    const [, command = ''] = /\((.*)\)/s.exec(stat) ?? [];
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user = 0, system = 0] = fields.slice(11, 13).map(Number);
    return { id: Number(id), parent: Number(fields[1]), command, cpuMs: (user + system) * tickMs };
  } catch {
    // It has ended since its name was read.
    return null;
  }
}

function memoryMbOf(id: number): number {
  try {
    const [, kb = '0'] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kb) / 1_024;
  } catch {
    // It has ended, or belongs to the user as whom PostgreSQL runs.
    return 0;
  }
}
