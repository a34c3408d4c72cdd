import { join } from 'node:path';
import type { Application } from '@visaguard/application';
import { createEventStore } from '@visaguard/event-store';
import { createEvidenceStore } from '@visaguard/evidence';
import { systemClock, systemRandom } from '@visaguard/kernel';
import { createPool } from '@visaguard/postgres';
import { createVault, openRootKeyFile } from '@visaguard/vault';
import type { RunningServer } from '../engines/running-server.ts';

/** The command path of another process, on the databases of the running server. */
export async function openApplication(
  dataFolder: string,
  { coreUrl, keysUrl }: RunningServer,
): Promise<{ readonly app: Application; close(): Promise<void> }> {
  const [clock, random] = [systemClock, systemRandom];
  const writer = createPool({ url: coreUrl, role: 'vg_writer', max: 2 });
  const keys = createPool({ url: keysUrl, role: 'vg_writer', max: 2 });
  const { rootKey } = await openRootKeyFile(join(dataFolder, 'root.key'), random);
  const vault = createVault({ keys, rootKey, clock, random });
  const events = createEventStore({ writer });
  const evidence = createEvidenceStore({ writer, vault, clock, random });
  return {
    app: { clock, random, events, vault, evidence },
    close: async () => {
      await Promise.all([writer.end(), keys.end()]);
    },
  };
}
