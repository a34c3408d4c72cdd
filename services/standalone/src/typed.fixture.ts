import { vi } from 'vitest';
import { runCommandLine } from './command-line.ts';

/** Runs a command line in this process. `written`: both streams, in the order in which they were written to. */
export async function typed(...args: string[]) {
  const streams = { stdout: '', stderr: '' };
  let written = '';
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text, ...more) => {
      streams[stream] += String(text);
      written += String(text);
      for (const done of more) if (typeof done === 'function') done();
      return true;
    }),
  );
  try {
    return { status: await runCommandLine(args), ...streams, written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
