import { type Application, createFoldedStates } from '@visaguard/application';
import { createEventStore } from '@visaguard/event-store';
import { createEvidenceStore } from '@visaguard/evidence';
import { systemClock, systemRandom } from '@visaguard/kernel';
import { createVault, openErasureLogFile, openRootKeyFile } from '@visaguard/vault';
import type { Settings } from './config.ts';
import { openPool } from './open-pool.ts';
import { traceAppends } from './trace-appends.ts';

export type OpenedApplication = { readonly app: Application; close(): Promise<void> };

/**
 * The command path of a service. Erasures that a restored key database has forgotten are carried out again before
 * anything is done.
 * @param onAppended called when events of this process were committed.
 */
export async function openApplication(
  settings: Settings<'coreUrl' | 'keysUrl' | 'rootKeyFile' | 'erasuresFile'>,
  onAppended: () => void = () => {},
): Promise<OpenedApplication> {
  const [clock, random] = [systemClock, systemRandom];
  const writer = await openPool({ url: settings.coreUrl, role: 'vg_writer', max: 12 });
  const keys = await openPool({ url: settings.keysUrl, role: 'vg_writer', max: 6 });
  const rootKey = await openRootKeyFile(settings.rootKeyFile, random);
  const erasureLog = openErasureLogFile(settings.erasuresFile);
  const vault = createVault({ keys, rootKey, clock, random, erasureLog });
  await vault.replayErasures();
  return {
    app: {
      clock,
      random,
      vault,
      events: traceAppends(createEventStore({ writer, onAppended })),
      evidence: createEvidenceStore({ writer, vault, clock, random }),
      states: createFoldedStates(),
    },
    async close() {
      await Promise.all([writer.end(), keys.end()]);
    },
  };
}
