import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Answered, Load } from './load-process.ts';

export type Clients = {
  /** Requests per second, closed loop. @throws where an answer is not the wanted one */
  readonly run: (load: Load) => Promise<number>;
  readonly stop: () => void;
};

export function startClients(): Clients {
  const child = fork(new URL('load-process.ts', import.meta.url));
  return {
    async run(load) {
      child.send(load);
      const [answered]: [Answered] = (await once(child, 'message')) as [Answered];
      if (answered.state === 'failed') throw new Error(`${load.url}: ${answered.why}`);
      return answered.perSecond;
    },
    stop: () => child.disconnect(),
  };
}
