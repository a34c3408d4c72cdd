import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventCatalogue, schemaHash } from '@visaguard/contracts';
import { registerEventTypes } from '@visaguard/event-store';
import { systemRandom } from '@visaguard/kernel';
import { createOwnerPool, databaseUrl, ensureDatabase, ensureRoles, loginRole, migrate } from '@visaguard/postgres';
import { environmentOf, type Settings } from '@visaguard/runtime';
import { startCluster } from '@visaguard/testkit';
import { ensureRootKeyFile } from '@visaguard/vault';

export type Store = {
  readonly settings: Settings<'coreUrl' | 'keysUrl' | 'rootKeyFile' | 'erasuresFile'>;
  /** The same for a process. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
};

const password = 'collection';

/** A PostgreSQL server of its own that syncs to disk, with events, evidence, read models and keys. */
export async function startStore(): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'visaguard-collection-'));
  const cluster = await startCluster({ durable: true });
  const urlOf = async (name: 'core' | 'keys') => {
    const ownerUrl = await ensureDatabase(cluster.ownerUrl, name);
    await migrate({ ownerUrl, directory: fileURLToPath(new URL(`../../infra/postgres/${name}`, import.meta.url)) });
    return { ownerUrl, url: databaseUrl(ownerUrl, name, { user: loginRole, password }) };
  };
  await ensureRoles(cluster.ownerUrl, { loginPassword: password });
  const [core, keys] = [await urlOf('core'), await urlOf('keys')];
  const owner = createOwnerPool({ ownerUrl: core.ownerUrl, max: 1 });
  const types = eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) }));
  await registerEventTypes(owner, types);
  await owner.end();
  const rootKeyFile = join(folder, 'root.key');
  await ensureRootKeyFile(rootKeyFile, systemRandom);
  const erasuresFile = join(folder, 'erasures.log');
  const settings = { coreUrl: core.url, keysUrl: keys.url, rootKeyFile, erasuresFile };
  return {
    settings,
    environment: environmentOf(settings),
    async stop() {
      await cluster.stop({ keep: false });
      rmSync(folder, { recursive: true });
    },
  };
}
