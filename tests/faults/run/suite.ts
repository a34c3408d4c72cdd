import { join } from 'node:path';
import { type Client, createClient } from '../load/client.ts';
import { type Ledger, openLedger } from '../load/ledger.ts';
import { createDraws } from '../rig/draws.ts';
import { type Rig, startRig } from '../rig/start-rig.ts';
import { createSometimes, type Sometimes } from '../watch/sometimes.ts';
import { startWatch, type Watch } from '../watch/watch.ts';

/** One stack with its clients and whoever watches it, for as many faults as are wanted, one after the other. */
export type Suite = {
  readonly seed: string;
  readonly rig: Rig;
  readonly ledger: Ledger;
  readonly client: Client;
  readonly sometimes: Sometimes;
  readonly watch: Watch;
  stop(): Promise<void>;
};

export async function startSuite(seed: string): Promise<Suite> {
  const rig = await startRig(createDraws(`${seed}/rig`));
  const ledger = openLedger(join(rig.folder.path, 'accepted.ledger'));
  const sometimes = createSometimes();
  const client = createClient({ baseUrl: rig.baseUrl, ledger, sometimes });
  const watch = startWatch(rig);
  return {
    ...{ seed, rig, ledger, client, sometimes, watch },
    async stop() {
      await watch.stop();
      ledger.close();
      await rig.stop();
    },
  };
}
