import type { Clock, Random } from '@visaguard/kernel';
import { createVault, openErasureLogFile, openRootKeyFile, type Vault } from '@visaguard/vault';
import type { DataFolder } from '../engines/data-folder.ts';
import { ensureRootKey } from '../engines/ensure-root-key.ts';
import type { Pools } from './pools.ts';

export type OpenedVault = { readonly vault: Vault; readonly isNewKey: boolean };

/**
 * Opens the vault under the folder's root key. Erasures that a restored key database has forgotten are carried out
 * again before anything is served.
 * @throws CannotRun where the key is missing though there is data: a new one would hide that the data is lost.
 */
export async function openVault(
  folder: DataFolder,
  pools: Pools,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): Promise<OpenedVault> {
  const isNewKey = await ensureRootKey(folder);
  const rootKey = await openRootKeyFile(folder.rootKey, random);
  const erasureLog = openErasureLogFile(folder.erasures);
  const vault = createVault({ keys: pools.keys, rootKey, clock, random, erasureLog });
  await vault.replayErasures();
  return { vault, isNewKey };
}
