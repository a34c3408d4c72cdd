import type { Asked, Passed, Places, Told } from './messages.ts';

type Served = {
  readonly report: (run: string) => Readonly<Record<string, Passed>>;
  readonly ended: Promise<void>;
};

type Around = { readonly tell: (told: Told) => void; readonly signal: AbortSignal };

/** The life of a child process: told where the engines are, asked for reports, told to stop. */
export function serveMeasurement(start: (places: Places, around: Around) => Promise<Served>): void {
  const stop = new AbortController();
  const tell = (told: Told) => void process.send?.(told);
  let served: Promise<Served> | undefined;
  process.on('message', async (asked: Asked) => {
    if (asked.kind === 'start') {
      served = start(asked.places, { tell, signal: stop.signal });
      await served;
      tell({ kind: 'ready' });
    } else if (asked.kind === 'report') {
      const stages = (await served)?.report(asked.run) ?? {};
      tell({ kind: 'report', stages });
    } else {
      stop.abort();
      await (await served)?.ended;
      process.exit(0);
    }
  });
  // The one that measures is gone: nobody would tell this one to stop.
  process.on('disconnect', () => process.exit(1));
}
