import type { Clock, Random } from '@visaguard/kernel';
import { createVault, openErasureLogFile, openRootKeyFile, type Vault } from '@visaguard/vault';
import { CannotRun } from '../cannot-run.ts';
import type { DataFolder } from '../engines/data-folder.ts';
import type { Pools } from './pools.ts';

export type OpenedVault = { readonly vault: Vault; readonly isNewKey: boolean };

/**
 * Opens the vault under the folder's root key. Erasures that a restored key database has forgotten are carried out
 * again before anything is served.
 */
export async function openVault(
  folder: DataFolder,
  pools: Pools,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): Promise<OpenedVault> {
  const { rootKey, created } = await openRootKeyFile(folder.rootKey, random).catch((error: unknown) => {
    throw new CannotRun(error instanceof Error ? `${error.message}.` : 'The root key cannot be read.', {
      cause: error,
    });
  });
  const erasureLog = openErasureLogFile(folder.erasures);
  const vault = createVault({ keys: pools.keys, rootKey, clock, random, erasureLog });
  await vault.replayErasures();
  return { vault, isNewKey: created };
}
