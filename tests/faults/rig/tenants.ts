import { mintSecret } from '@visaguard/access';
import { deriveId, mintId, scopeKey, systemClock, type TenantScope } from '@visaguard/kernel';
import { openApplication } from '@visaguard/runtime';
import { type Engines, foundTenant, type openDataFolder } from '@visaguard/standalone';
import { attempt } from '../load/http.ts';
import type { Draws } from './draws.ts';
import { until } from './until.ts';

export type Tenant = {
  readonly scope: TenantScope;
  readonly scopeKey: string;
  readonly apiKey: string;
  readonly keyId: string;
  /** Stands in everything that this tenant names, and nowhere else: to be searched for in what others read. */
  readonly canary: string;
};

/** Resolves once their keys are known to whoever asks for credentials. */
export async function untilKnown(baseUrl: string, tenants: readonly Tenant[]): Promise<void> {
  for (const { apiKey, canary } of tenants) {
    const isKnown = async () => (await attempt(baseUrl, apiKey, { method: 'GET', path: '/v1/tenant' }))?.status === 200;
    await until(`the key of ${canary} is known`, isKnown, 30_000);
  }
}

type Folder = Awaited<ReturnType<typeof openDataFolder>>;

/** Universities of the test place with an API key each, founded as a first start founds one. */
export async function foundTenants(folder: Folder, { postgres }: Engines, draws: Draws): Promise<Tenant[]> {
  const { app, close } = await openApplication({
    coreUrl: postgres.coreUrl,
    keysUrl: postgres.keysUrl,
    rootKeyFile: folder.rootKey,
    erasuresFile: folder.erasures,
  });
  try {
    const tenants: Tenant[] = [];
    for (const name of ['Alder', 'Birch', 'Cedar']) {
      const tenantId = mintId('tenant', systemClock, draws.random);
      const apiKey = mintSecret('api_key', 'test', draws.random);
      const { scope } = await foundTenant(app, { tenantId, name: `${name} University`, apiKey });
      const keyId = deriveId('apiKey', [tenantId, 'first-key']);
      const canary = `${name.toLowerCase()}${draws.between(100_000, 999_999)}`;
      tenants.push({ scope, scopeKey: scopeKey(scope), apiKey, keyId, canary });
    }
    return tenants;
  } finally {
    await close();
  }
}
