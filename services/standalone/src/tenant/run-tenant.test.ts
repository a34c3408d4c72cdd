import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretSha256 } from '@visaguard/access';
import { createEventTail } from '@visaguard/event-store';
import { systemRandom } from '@visaguard/kernel';
import { createLog } from '@visaguard/telemetry';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { ensureRootKeyFile } from '@visaguard/vault';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDataFolder } from '../engines/data-folder.ts';
import { registerEvents } from '../engines/register-events.ts';
import { announceServer, withdrawServer } from '../engines/running-server.ts';
import { startPostgres } from '../engines/start-postgres.ts';
import { registerCatalogue } from '../migrate/event-types.ts';
import { typed } from '../typed.fixture.ts';

let core: TestDatabase;
let keys: TestDatabase;
let folder: string;
beforeAll(async () => {
  [core, keys] = [await createTestDatabase('core'), await createTestDatabase('keys')];
  await registerCatalogue(core.ownerUrl, 'changed');
  folder = await mkdtemp(join(tmpdir(), 'visaguard-tenant-'));
  await ensureRootKeyFile(join(folder, 'root.key'), systemRandom);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await Promise.all([core?.close(), keys?.close()]);
});

const known = ['--name', 'Sample College', '--type', 'university', '--place', 'US-NY'];
const written = /^(ten_\w{26})\n(vg_(?:test|live)_\w+)\n(vg\w*_(?:test|live)_\w+)\n$/;

async function create(...args: string[]) {
  const { status, written: text } = await typed('tenant', 'create', ...args);
  const [, tenantId = '', key = '', token = ''] = written.exec(text) ?? [];
  return { status, text, tenantId, key, token };
}

describe('on a deployment, named by the environment', () => {
  beforeEach(() => {
    vi.stubEnv('VISAGUARD_CORE_URL', core.url);
    vi.stubEnv('VISAGUARD_KEYS_URL', keys.url);
    vi.stubEnv('VISAGUARD_ROOT_KEY_FILE', join(folder, 'root.key'));
    vi.stubEnv('VISAGUARD_ERASURES_FILE', join(folder, 'erasures.log'));
  });

  /** Other tests share the server: while one of them holds a transaction open, the newest events are held back. */
  const eventsOf = (tenantId: string) =>
    vi.waitUntil(
      async () => {
        const tail = createEventTail({ tail: core.pool('vg_tail') });
        const { events } = await tail.read({ xid: '0', position: '0' }, 10_000);
        const found = events.filter(({ scope }) => scope.tenantId === tenantId);
        return found.at(-1)?.type === 'person_token.issued' && found;
      },
      { timeout: 20_000 },
    );

  test.each([
    ['live', ['--live']],
    ['test', []],
  ])(
    'a %s tenant is made with an owner, a key and a token, by the operator; nothing is certified',
    async (mode, more) => {
      const made = await create(...known, ...more);
      expect(made.status).toBe(0);
      for (const secret of [made.key, made.token]) expect(secret).toContain(`_${mode}_`);
      const events = await eventsOf(made.tenantId);
      expect(events.map(({ type }) => type)).toEqual([
        ...['tenant.registered', 'member.added', 'api_key.issued', 'person_token.issued'],
      ]);
      for (const { scope, meta } of events) {
        expect(scope.mode).toBe(mode);
        expect(meta.actor).toEqual({ kind: 'operator', id: 'command-line' });
      }
      const [registered, added, key, token] = events.map(({ data }) => data);
      expect(registered).toMatchObject({ name: 'Sample College', requesterType: 'university', place: 'US-NY' });
      expect(added).toMatchObject({ roles: ['owner'], simulated: false });
      expect(key).toMatchObject({ secretSha256: secretSha256(made.key), scopes: ['read', 'write'] });
      expect(token).toMatchObject({ secretSha256: secretSha256(made.token), subject: { kind: 'member' } });
      expect(JSON.stringify(events)).not.toContain(made.key);
    },
  );

  test('two tenants may have one name', async () => {
    const [one, other] = [await create(...known), await create(...known)];
    expect(one.tenantId).not.toBe(other.tenantId);
    expect(other.status).toBe(0);
  });

  const place = ['--name', 'x', '--type', 'agency', '--place'];
  test.each([
    [['--type', 'agency', '--place', 'AU'], 'A tenant has a name: give --name.'],
    [['--name', ' ', '--type', 'agency', '--place', 'AU'], 'A tenant has a name: give --name.'],
    [['--name', 'x', '--place', 'AU'], '--type is university or agency.'],
    [['--name', 'x', '--type', 'school', '--place', 'AU'], '--type is university or agency, not "school".'],
    [
      ['--name', 'x', '--type', 'public_authority', '--place', 'AU'],
      'Public authorities are not served: --type is university or agency.',
    ],
    [['--name', 'x', '--type', 'agency'], 'A tenant has a place: give --place, for example AU or US-NY.'],
    ...['UK', 'US-ZZ', 'Germany', 'de'].map((code): [string[], string] => [
      [...place, code],
      `"${code}" is no country or subdivision of ISO 3166; --place is, for example, AU or US-NY.`,
    ]),
    [[...place, 'XA', '--live'], 'XA is a place of test mode; a live tenant has a real one.'],
    [['now'], 'tenant create takes no "now".'],
  ])('R4: %j is told in one sentence, and nobody is registered', async (args, sentence) => {
    const { rows } = await core.pool('vg_tail').query('select count(*) from events');
    expect(await create(...args)).toMatchObject({ status: 2, text: `${sentence}\n` });
    expect((await core.pool('vg_tail').query('select count(*) from events')).rows).toEqual(rows);
  });

  test('the places of test mode are for tenants in test mode', async () => {
    expect((await create(...place, 'XA')).status).toBe(0);
  });
});

test('a data folder whose server runs is written through it; one that rests is started for the command', async () => {
  vi.stubEnv('VISAGUARD_CORE_URL', '');
  const path = await mkdtemp(join(tmpdir(), 'visaguard-tenant-'));
  expect(await create(...known, '--data-dir', path)).toMatchObject({
    ...{ status: 1, text: expect.stringContaining('holds no databases') },
  });
  const opened = await openDataFolder(path);
  const databases = await startPostgres(opened, createLog({ service: 'test' }));
  await registerEvents(databases);
  await ensureRootKeyFile(opened.rootKey, systemRandom);
  await announceServer(path, databases);
  expect((await create(...known, '--data-dir', path, '--live')).key).toContain('_live_');
  await withdrawServer(path);
  await databases.stop();
  opened.release();
  expect((await create(...known, '--data-dir', path, '--live')).key).toContain('_live_');
  await rm(opened.rootKey);
  expect(await create(...known, '--data-dir', path)).toMatchObject({
    ...{ status: 1, text: `${opened.rootKey} is gone: put its copy back.\n` },
  });
  await rm(path, { recursive: true, force: true });
}, 60_000);
