import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Asked, Passed, Places, Told } from './messages.ts';

export type MeasuredProcess = {
  readonly processId: number;
  report(run: string): Promise<Readonly<Record<string, Passed>>>;
  stop(): Promise<void>;
};

type Options = { readonly places: Places; readonly onReceived?: (count: number) => void };

/** Starts a file of this folder as a process of its own. Trouble in it is printed. */
export async function startMeasured(file: URL, { places, onReceived = () => {} }: Options): Promise<MeasuredProcess> {
  const child = fork(file);
  const waiting: ((told: Told) => void)[] = [];
  child.on('message', (told: Told) => {
    if (told.kind === 'received') onReceived(told.count);
    else if (told.kind === 'trouble') process.stderr.write(`${file.pathname.split('/').at(-1)}: ${told.message}\n`);
    else waiting.shift()?.(told);
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} has ended with ${code}`)));
  });
  // Nobody may be waiting for an answer then.
  ended.catch(() => undefined);
  const ask = (asked: Asked) => {
    const answered = new Promise<Told>((resolve) => waiting.push(resolve));
    child.send(asked);
    return Promise.race([answered, ended]);
  };
  await ask({ kind: 'start', places });
  return {
    processId: child.pid ?? 0,
    async report(run) {
      const told = await ask({ kind: 'report', run });
      return told.kind === 'report' ? told.stages : {};
    },
    async stop() {
      const ended = once(child, 'exit');
      child.send({ kind: 'stop' } satisfies Asked);
      await ended;
    },
  };
}
