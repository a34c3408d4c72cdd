import { scopeKey, systemRandom } from '@visaguard/kernel';
import { createPool, databaseUrl, inTenantScope } from '@visaguard/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVault } from './create-vault.ts';
import { createLocalRootKey } from './root-key.ts';
import { isVaultUnavailable } from './unavailable.ts';
import { order, vaultFixture } from './vault-fixture.feature.ts';

type Fixture = Awaited<ReturnType<typeof vaultFixture>>;
let fixture: Fixture;
beforeAll(async () => {
  fixture = await vaultFixture();
});
afterAll(() => fixture.database.close());

async function prepared() {
  const scope = fixture.newScope();
  const subject = fixture.newSubject();
  expect(await fixture.vault.prepareSubject(scope, subject)).toEqual({ ok: true, value: undefined });
  return { scope, subject, place: fixture.place(scope, subject) };
}

describe('vault', () => {
  test('what one process sealed another opens', async () => {
    const { place } = await prepared();
    const value = { name: 'Mara Sample', tags: ['a', 1, null] };
    const envelope = await fixture.vault.sealJson(place, value);
    expect(await fixture.open().openJson(place, envelope)).toEqual({ status: 'clear', value });
  });

  test('many processes preparing one subject of a new tenant agree on one key', async () => {
    const scope = fixture.newScope();
    const subject = fixture.newSubject();
    const vaults = Array.from({ length: 8 }, () => fixture.open());
    await Promise.all(vaults.map((vault) => vault.prepareSubject(scope, subject)));
    const place = fixture.place(scope, subject);
    const envelopes = await Promise.all(vaults.map((vault, at) => vault.sealJson(place, at)));
    const opened = await fixture.open().openMany(envelopes.map((envelope) => ({ context: place, envelope })));
    expect(opened).toEqual(vaults.map((_, at) => ({ status: 'clear', value: at })));
  });

  test('openMany answers in order with one state per item, over subjects and tenants', async () => {
    const [one, other, gone] = [await prepared(), await prepared(), await prepared()];
    const items = await Promise.all(
      [one, gone, other, one].map(async ({ place }, at) => ({
        context: place,
        envelope: await fixture.vault.sealJson(place, at),
      })),
    );
    await fixture.vault.eraseSubject(gone.scope, gone.subject, order);
    const opened = await fixture.open().openMany(items);
    expect(opened.map((each) => (each.status === 'clear' ? each.value : each.status))).toEqual([0, 'erased', 2, 3]);
  });

  test('E31: the keys of two tenants differ even for a subject of the same name', async () => {
    const { subject, place } = await prepared();
    const scope = fixture.newScope();
    await fixture.vault.prepareSubject(scope, subject);
    const envelope = await fixture.vault.sealJson(place, 'Sample');
    expect((await fixture.vault.openJson({ ...place, scope }, envelope)).status).toBe('unreadable');
  });

  test('E33: a subject that is not an id is refused', async () => {
    const scope = fixture.newScope();
    for (const subject of ['mara.sample@example.test', 'mara.sample', 'blind-index', '']) {
      await expect(fixture.vault.prepareSubject(scope, subject)).rejects.toThrow('named by its id');
      expect(await fixture.vault.subjectCipher(scope, subject)).toEqual({ ok: false, error: 'no_key' });
    }
  });

  test('rows of another tenant are neither seen nor written', async () => {
    const { scope, subject } = await prepared();
    const pool = fixture.database.pool('vg_writer');
    const other = fixture.newScope();
    const seen = await inTenantScope(pool, other, (client) =>
      client.query('select 1 from subject_keys union all select 1 from tenant_keys'),
    );
    expect(seen.rowCount).toBe(0);
    const mine = inTenantScope(pool, other, (client) =>
      client.query(
        `insert into subject_keys (tenant_scope, subject, version, state, created_at, erased_at, erased_by, request_id)
         values ($1, $2, 9, 'erased', now(), now(), 'x', 'x')`,
        [scopeKey(scope), subject],
      ),
    );
    await expect(mine).rejects.toThrow('row-level security');
    expect((await pool.query('select 1 from subject_keys')).rowCount).toBe(0);
  });

  test('only wrapped keys are stored', async () => {
    const { scope } = await prepared();
    const { rows } = await inTenantScope(fixture.database.pool('vg_writer'), scope, (client) =>
      client.query<{ size: number }>(
        'select length(wrapped) as size from subject_keys union all select length(wrapped) from tenant_keys',
      ),
    );
    // 32 bytes of key, 33 of header, nonce and tag.
    expect(rows.map((row) => row.size)).toEqual([65, 65]);
  });
});

describe('E30: the meanings of "no key"', () => {
  test('never minted: nothing seals, and a ciphertext is unreadable', async () => {
    const { place } = await prepared();
    const envelope = await fixture.vault.sealJson(place, 'Sample');
    const subject = fixture.newSubject();
    const stranger = { ...place, subject };
    expect(await fixture.vault.subjectCipher(place.scope, subject)).toEqual({ ok: false, error: 'no_key' });
    await expect(fixture.vault.sealJson(stranger, 'Sample')).rejects.toThrow('absent');
    const opened = await fixture.vault.openJson(stranger, { ...envelope, subject });
    expect(opened).toEqual({ status: 'unreadable', reason: 'the subject never had a key' });
  });

  test('erased: the key row says so', async () => {
    const { scope, subject, place } = await prepared();
    const envelope = await fixture.vault.sealJson(place, 'Sample');
    await fixture.vault.eraseSubject(scope, subject, order);
    expect(await fixture.vault.openJson(place, envelope)).toEqual({ status: 'erased' });
    expect(await fixture.vault.subjectCipher(scope, subject)).toEqual({ ok: false, error: 'erased' });
  });

  test('a mangled or relabelled envelope of an erased subject is unreadable, not erased', async () => {
    const { scope, subject, place } = await prepared();
    const envelope = await fixture.vault.sealJson(place, 'Sample');
    await fixture.vault.eraseSubject(scope, subject, order);
    const mangled = [
      { ...envelope, data: '!' },
      { ...envelope, subject: fixture.newSubject() },
    ];
    for (const each of mangled) expect((await fixture.vault.openJson(place, each)).status).toBe('unreadable');
  });

  test('a key row altered, or moved from another subject, is unreadable and seals nothing', async () => {
    const { scope, subject, place } = await prepared();
    const envelope = await fixture.vault.sealJson(place, 'Sample');
    const other = fixture.newSubject();
    await fixture.vault.prepareSubject(scope, other);
    await inTenantScope(fixture.database.pool('vg_writer'), scope, (client) =>
      client.query(
        `update subject_keys set wrapped = (select wrapped from subject_keys where subject = $1) where subject = $2`,
        [other, subject],
      ),
    );
    const later = fixture.open();
    expect((await later.openJson(place, envelope)).status).toBe('unreadable');
    await expect(later.sealJson(place, 'Sample')).rejects.toThrow('does not unwrap');
    await expect(later.subjectCipher(scope, subject)).rejects.toThrow('does not unwrap');
  });

  test('under another root key everything is unreadable and no key is minted', async () => {
    const { scope, place } = await prepared();
    const envelope = await fixture.vault.sealJson(place, 'Sample');
    const rootKey = createLocalRootKey(systemRandom(32), systemRandom);
    const keys = fixture.database.pool('vg_writer');
    const stranger = createVault({ keys, rootKey, clock: fixture.clock, random: systemRandom });
    expect((await stranger.openJson(place, envelope)).status).toBe('unreadable');
    await expect(stranger.prepareSubject(scope, fixture.newSubject())).rejects.toThrow('wrong root key');
  });

  test('key database not reachable: a transient error, no statement about the key', async () => {
    const { scope, subject, place } = await prepared();
    const envelope = await fixture.vault.sealJson(place, 'Sample');
    const nowhere = new URL(databaseUrl(fixture.database.url, 'none'));
    nowhere.port = '1';
    const keys = createPool({ url: nowhere.href, role: 'vg_writer', max: 1 });
    const cutOff = fixture.open(keys);
    const attempts = [
      () => cutOff.openJson(place, envelope),
      () => cutOff.subjectCipher(scope, subject),
      () => cutOff.prepareSubject(scope, subject),
      () => cutOff.eraseSubject(scope, subject, order),
    ];
    for (const attempt of attempts) expect(await attempt().catch(isVaultUnavailable)).toBe(true);
    await keys.end();
  });

  test('root key not reachable: a transient error as well', async () => {
    const { place } = await prepared();
    const envelope = await fixture.vault.sealJson(place, 'Sample');
    const local = createLocalRootKey(systemRandom(32), systemRandom);
    const { rows } = await inTenantScope(fixture.database.pool('vg_writer'), place.scope, (client) =>
      client.query<{ id: string }>('select root_key_id as id from tenant_keys'),
    );
    const unwrap = () => Promise.reject(new Error('service unavailable'));
    const vault = createVault({
      keys: fixture.database.pool('vg_writer'),
      rootKey: { ...local, id: rows[0]?.id ?? '', unwrap },
      clock: fixture.clock,
      random: systemRandom,
    });
    expect(await vault.openJson(place, envelope).catch(isVaultUnavailable)).toBe(true);
  });
});

describe('blind index', () => {
  test('is equal for equal values of one tenant and purpose, and for nothing else', async () => {
    const scope = fixture.newScope();
    const index = await fixture.vault.blindIndex(scope, 'email', 'mara@example.test');
    expect(index).toMatch(/^[0-9a-f]{64}$/);
    expect(await fixture.open().blindIndex(scope, 'email', 'mara@example.test')).toBe(index);
    expect(await fixture.vault.blindIndex(scope, 'handle', 'mara@example.test')).not.toBe(index);
    expect(await fixture.vault.blindIndex({ ...scope, mode: 'test' }, 'email', 'mara@example.test')).not.toBe(index);
    expect(await fixture.vault.blindIndex(fixture.newScope(), 'email', 'mara@example.test')).not.toBe(index);
  });

  test('outlives the rotation of the tenant key', async () => {
    const scope = fixture.newScope();
    const index = await fixture.vault.blindIndex(scope, 'email', 'mara@example.test');
    await fixture.vault.rotateTenantKey(scope);
    expect(await fixture.open().blindIndex(scope, 'email', 'mara@example.test')).toBe(index);
  });
});
