import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretSha256 } from '@visaguard/access';
import { systemRandom } from '@visaguard/kernel';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { ensureRootKeyFile } from '@visaguard/vault';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { registerCatalogue } from '../migrate/event-types.ts';
import { typed } from '../typed.fixture.ts';

let core: TestDatabase;
let keys: TestDatabase;
let folder: string;
beforeAll(async () => {
  [core, keys] = [await createTestDatabase('core'), await createTestDatabase('keys')];
  await registerCatalogue(core.ownerUrl, 'changed');
  folder = await mkdtemp(join(tmpdir(), 'visaguard-token-'));
  await ensureRootKeyFile(join(folder, 'root.key'), systemRandom);
});
beforeEach(() => {
  vi.stubEnv('VISAGUARD_CORE_URL', core.url);
  vi.stubEnv('VISAGUARD_KEYS_URL', keys.url);
  vi.stubEnv('VISAGUARD_ROOT_KEY_FILE', join(folder, 'root.key'));
  vi.stubEnv('VISAGUARD_ERASURES_FILE', join(folder, 'erasures.log'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await Promise.all([core?.close(), keys?.close()]);
});

async function token(...args: string[]) {
  const { status, written } = await typed('token', ...args);
  return { status, written: written.trimEnd() };
}

/** The tenants of the stored secret, which is known by its digest alone. */
async function tenantsOf(secret: string): Promise<string[]> {
  const { rows } = await core
    .pool('vg_tail')
    .query<{ scope: string }>(`select tenant_scope as scope from events where data::text like '%' || $1 || '%'`, [
      secretSha256(secret),
    ]);
  return rows.map(({ scope }) => scope);
}

describe('on a deployment, named by the environment', () => {
  test('a tenant is made with its first key, and further credentials are issued to it', async () => {
    const founded = await token('tenant', '--name', 'Sample College');
    expect(founded.status).toBe(0);
    const [tenantId = '', key = ''] = founded.written.split('\n');
    expect(await tenantsOf(key)).toEqual([`${tenantId}/test`]);
    const further = await token('key', '--tenant', tenantId);
    expect(await tenantsOf(further.written)).toEqual([`${tenantId}/test`]);
    const reviewer = await token(
      'reviewer',
      '--tenant',
      tenantId,
      '--name',
      'Rae Sample',
      '--email',
      'rae@sample.example',
    );
    expect(await tenantsOf(reviewer.written)).toEqual([`${tenantId}/test`]);
  });

  test('credentials of a live tenant are live ones, and in test mode it is none', async () => {
    const made = await typed('tenant', 'create', '--name', 'x', '--type', 'agency', '--place', 'AU', '--live');
    const [tenantId = ''] = made.written.split('\n');
    const named = ['--tenant', tenantId, '--name', 'Rae Sample', '--email', 'rae@sample.example'];
    const reviewer = await token('reviewer', '--live', ...named);
    expect(reviewer.written).toContain('_live_');
    expect(await tenantsOf(reviewer.written)).toEqual([`${tenantId}/live`]);
    expect(await token('reviewer', ...named)).toEqual({ status: 1, written: 'There is no such tenant.' });
  });

  test.each([
    [['tenant', '--name', 'x', '--live'], 2, 'A live tenant is made by visaguard tenant create.'],
    [['tenant'], 2, 'A tenant has a name: give --name.'],
    [['tenant', '--name', 'x', '--tenant', `ten_${'0'.repeat(26)}`], 2, 'There is a tenant already.'],
    [['key'], 2, 'Name the tenant with --tenant.'],
    [['key', '--tenant', 'ten_1'], 2, 'Name the tenant: ten_ and 26 characters.'],
    [['key', '--tenant', `ten_${'0'.repeat(26)}`], 1, 'There is no such tenant.'],
  ])('%j is told in one sentence', async (args, status, sentence) => {
    expect(await token(...args)).toEqual({ status, written: sentence });
  });

  test('what is not set is told by its name', async () => {
    vi.stubEnv('VISAGUARD_KEYS_URL', '');
    expect(await token('tenant', '--name', 'x')).toEqual({ status: 2, written: 'Not set: VISAGUARD_KEYS_URL.' });
  });

  test('a data folder that is named goes before the environment', async () => {
    const { written } = await token('key', '--data-dir', folder);
    expect(written).toContain('No server runs on');
  });
});
