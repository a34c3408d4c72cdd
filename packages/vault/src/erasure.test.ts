import { scopeKey, systemRandom } from '@visaguard/kernel';
import { inTenantScope } from '@visaguard/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyCacheTtlMs } from './create-vault.ts';
import { memoryLog, order, vaultFixture } from './vault-fixture.feature.ts';

type Fixture = Awaited<ReturnType<typeof vaultFixture>>;
let fixture: Fixture;
beforeAll(async () => {
  fixture = await vaultFixture();
});
afterAll(() => fixture.database.close());

async function sealedSubject() {
  const scope = fixture.newScope();
  const subject = fixture.newSubject();
  await fixture.vault.prepareSubject(scope, subject);
  const place = fixture.place(scope, subject);
  return { scope, subject, place, envelope: await fixture.vault.sealJson(place, 'Sample text') };
}

describe('erasing a subject', () => {
  test('destroys the key in all versions and touches no one else', async () => {
    const { scope, subject, place, envelope } = await sealedSubject();
    const neighbour = fixture.newSubject();
    await fixture.vault.prepareSubject(scope, neighbour);
    const theirs = fixture.place(scope, neighbour);
    const kept = await fixture.vault.sealJson(theirs, 'kept');
    await fixture.vault.rotateSubjectKey(scope, subject);
    const newer = await fixture.vault.sealJson(place, 'newer');
    expect(newer.keyVersion).toBe(2);

    const erasure = await fixture.vault.eraseSubject(scope, subject, order);

    expect(erasure).toEqual({ erasedAt: fixture.clock.now().toISOString(), keyVersions: [1, 2] });
    for (const each of [envelope, newer])
      expect(await fixture.vault.openJson(place, each)).toEqual({ status: 'erased' });
    expect(await fixture.vault.openJson(theirs, kept)).toEqual({ status: 'clear', value: 'kept' });
    const { rows } = await inTenantScope(fixture.database.pool('vg_writer'), scope, (client) =>
      client.query('select 1 from subject_keys where subject = $1 and wrapped is not null', [subject]),
    );
    expect(rows).toEqual([]);
  });

  test('E32: neither an append nor a new tenant key mints a key for an erased subject', async () => {
    const { scope, subject } = await sealedSubject();
    await fixture.vault.eraseSubject(scope, subject, order);
    await fixture.vault.rotateTenantKey(scope);
    for (const vault of [fixture.vault, fixture.open()]) {
      expect(await vault.prepareSubject(scope, subject)).toEqual({ ok: false, error: 'erased' });
      expect(await vault.rotateSubjectKey(scope, subject)).toBe('none');
    }
  });

  test('E32: a subject erased before it had a key gets none', async () => {
    const [scope, subject] = [fixture.newScope(), fixture.newSubject()];
    await fixture.vault.eraseSubject(scope, subject, order);
    expect(await fixture.vault.prepareSubject(scope, subject)).toEqual({ ok: false, error: 'erased' });
  });

  test('E32: mints, rotations and erasures at once end with the subject erased in every version', async () => {
    for (let round = 0; round < 15; round++) {
      const [scope, subject] = [fixture.newScope(), fixture.newSubject()];
      const vaults = Array.from({ length: 3 }, () => fixture.open());
      await Promise.all(
        vaults.flatMap((vault) => [
          vault.prepareSubject(scope, subject).then(() => vault.rotateSubjectKey(scope, subject)),
          vault.rotateTenantKey(scope).catch(() => 'lost the race'),
        ]),
      );
      const [erasure] = await Promise.all([
        fixture.vault.eraseSubject(scope, subject, order),
        ...vaults.map((vault) => vault.rotateSubjectKey(scope, subject)),
        vaults[0]?.rotateTenantKey(scope),
      ]);
      expect(erasure.keyVersions.length).toBeGreaterThan(0);
      expect(await fixture.open().subjectCipher(scope, subject)).toEqual({ ok: false, error: 'erased' });
      const left = await inTenantScope(fixture.database.pool('vg_writer'), scope, (client) =>
        client.query('select 1 from subject_keys where subject = $1 and wrapped is not null', [subject]),
      );
      expect(left.rowCount).toBe(0);
    }
  });

  test('repeated, it keeps the first time', async () => {
    const { scope, subject } = await sealedSubject();
    const first = await fixture.vault.eraseSubject(scope, subject, order);
    fixture.clock.advance(5_000);
    expect(await fixture.vault.eraseSubject(scope, subject, { requestId: 'req_2', by: 'mem_2' })).toEqual(first);
  });

  test('another process forgets the key within the promised time, and at once when told', async () => {
    const slow = await sealedSubject();
    const told = await sealedSubject();
    const elsewhere = fixture.open();
    for (const { place, envelope } of [slow, told]) await elsewhere.openJson(place, envelope);
    for (const { scope, subject } of [slow, told]) await fixture.vault.eraseSubject(scope, subject, order);
    elsewhere.dropCached(told.scope, told.subject);
    expect(await elsewhere.openJson(told.place, told.envelope)).toEqual({ status: 'erased' });
    expect((await elsewhere.openJson(slow.place, slow.envelope)).status).toBe('clear');
    fixture.clock.advance(keyCacheTtlMs);
    expect(await elsewhere.openJson(slow.place, slow.envelope)).toEqual({ status: 'erased' });
  });

  test('E32: an older copy of the key database forgets nothing once the erasures are replayed', async () => {
    const [one, left] = [await sealedSubject(), await sealedSubject()];
    const restored = await vaultFixture();
    try {
      for (const { scope } of [one, left]) await copyKeys(fixture, restored, scope);
      const log = memoryLog();
      const before = fixture.open(undefined, log);
      const { erasedAt } = await before.eraseSubject(one.scope, one.subject, order);
      await before.eraseTenant(left.scope, order);
      fixture.clock.advance(3_600_000);

      const after = fixture.open(restored.database.pool('vg_writer'), log);
      expect((await after.openJson(one.place, one.envelope)).status).toBe('clear');
      expect(await after.replayErasures()).toBe(2);

      for (const { scope, subject, place, envelope } of [one, left]) {
        expect(await after.openJson(place, envelope)).toEqual({ status: 'erased' });
        expect(await after.prepareSubject(scope, subject)).toEqual({ ok: false, error: 'erased' });
      }
      expect((await after.eraseSubject(one.scope, one.subject, order)).erasedAt).toBe(erasedAt);
    } finally {
      await restored.database.close();
    }
  });

  test('E32: a key is destroyed only after the log holds its erasure', async () => {
    const { scope, subject, place, envelope } = await sealedSubject();
    const full = { append: () => Promise.reject(new Error('disk full')), entries: async () => [] };
    const vault = fixture.open(undefined, full);
    await expect(vault.eraseSubject(scope, subject, order)).rejects.toThrow('disk full');
    await expect(vault.eraseTenant(scope, order)).rejects.toThrow('disk full');
    expect((await fixture.open().openJson(place, envelope)).status).toBe('clear');
  });

  test('no role turns an erased key back, and no role deletes keys or the log', async () => {
    const { scope, subject } = await sealedSubject();
    await fixture.vault.eraseSubject(scope, subject, order);
    const writer = fixture.database.pool('vg_writer');
    const run = (sql: string) => inTenantScope(writer, scope, (client) => client.query(sql));
    await expect(
      run(`update subject_keys set state = 'active', wrapped = 'x', tenant_key_version = 1, erased_at = null`),
    ).rejects.toThrow('an erasure is final');
    for (const table of ['subject_keys', 'tenant_keys', 'erasure_log']) {
      await expect(run(`delete from ${table}`)).rejects.toThrow('permission denied');
      await expect(fixture.database.pool('owner').query(`truncate ${table} cascade`)).rejects.toThrow(
        'an erasure is final',
      );
    }
  });
});

describe('erasing a tenant', () => {
  test('E34: is one key action that erases every subject, and mints nothing again', async () => {
    const { scope, subject, place, envelope } = await sealedSubject();
    const other = await sealedSubject();
    const { erasedAt } = await fixture.vault.eraseTenant(scope, order);
    expect(erasedAt).toBe(fixture.clock.now().toISOString());
    expect(await fixture.vault.openJson(place, envelope)).toEqual({ status: 'erased' });
    for (const each of [subject, fixture.newSubject()]) {
      expect(await fixture.vault.prepareSubject(scope, each)).toEqual({ ok: false, error: 'erased' });
    }
    await expect(fixture.vault.blindIndex(scope, 'email', 'x')).rejects.toThrow('erased');
    expect(await fixture.vault.rotateTenantKey(scope)).toBe('none');
    expect((await fixture.vault.openJson(other.place, other.envelope)).status).toBe('clear');
  });

  test('at the same moment as a rotation it still leaves no key', async () => {
    for (let round = 0; round < 15; round++) {
      const { scope, place, envelope } = await sealedSubject();
      await Promise.all([fixture.open().rotateTenantKey(scope), fixture.vault.eraseTenant(scope, order)]);
      const left = await inTenantScope(fixture.database.pool('vg_writer'), scope, (client) =>
        client.query('select 1 from tenant_keys where wrapped is not null'),
      );
      expect(left.rowCount).toBe(0);
      expect(await fixture.open().openJson(place, envelope)).toEqual({ status: 'erased' });
    }
  });
});

describe('rotation', () => {
  test('of the tenant key wraps all subject keys anew; data stays readable and the old key is gone', async () => {
    const scope = fixture.newScope();
    const sealed = [];
    for (let at = 0; at < 30; at++) {
      const subject = fixture.newSubject();
      await fixture.vault.prepareSubject(scope, subject);
      const context = fixture.place(scope, subject);
      sealed.push({ context, envelope: await fixture.vault.sealJson(context, at) });
    }
    expect(await fixture.vault.rotateTenantKey(scope)).toEqual({ version: 2, rewrapped: 30 });
    const opened = await fixture.open().openMany(sealed);
    expect(opened).toEqual(sealed.map((_, at) => ({ status: 'clear', value: at })));
    const { rows } = await inTenantScope(fixture.database.pool('vg_writer'), scope, (client) =>
      client.query('select version, state, wrapped is null as gone from tenant_keys order by version'),
    );
    expect(rows).toEqual([
      { version: 1, state: 'retired', gone: true },
      { version: 2, state: 'active', gone: false },
    ]);
  });

  test('of the tenant key loses no subject that is prepared meanwhile', async () => {
    const scope = fixture.newScope();
    const subjects = Array.from({ length: 40 }, () => fixture.newSubject());
    const elsewhere = fixture.open();
    await Promise.all([
      ...subjects.map((subject) => elsewhere.prepareSubject(scope, subject)),
      fixture.vault.rotateTenantKey(scope),
    ]);
    const fresh = fixture.open();
    for (const subject of subjects) expect((await fresh.subjectCipher(scope, subject)).ok).toBe(true);
  });

  test('of the tenant key changes nothing if one subject key does not unwrap', async () => {
    const { scope, place, envelope } = await sealedSubject();
    const damaged = fixture.newSubject();
    await fixture.vault.prepareSubject(scope, damaged);
    await inTenantScope(fixture.database.pool('vg_writer'), scope, (client) =>
      client.query('update subject_keys set wrapped = $1 where subject = $2', [Buffer.from(systemRandom(65)), damaged]),
    );
    await expect(fixture.vault.rotateTenantKey(scope)).rejects.toThrow('nothing was rotated');
    expect((await fixture.open().openJson(place, envelope)).status).toBe('clear');
  });

  test('of a subject key: new values under the new version, old ones stay readable', async () => {
    const { scope, subject, place, envelope } = await sealedSubject();
    expect(await fixture.vault.rotateSubjectKey(scope, subject)).toBe('rotated');
    expect((await fixture.vault.sealJson(place, 'x')).keyVersion).toBe(2);
    expect((await fixture.open().openJson(place, envelope)).status).toBe('clear');
    expect(await fixture.vault.rotateSubjectKey(scope, fixture.newSubject())).toBe('none');
  });
});

/** A backup of the tenant's keys taken now, restored into another database. */
async function copyKeys(from: Fixture, to: Fixture, scope: ReturnType<Fixture['newScope']>): Promise<void> {
  for (const table of ['tenant_keys', 'subject_keys']) {
    const { rows } = await inTenantScope(from.database.pool('vg_writer'), scope, (client) =>
      client.query<Record<string, unknown>>(`select * from ${table} where tenant_scope = $1`, [scopeKey(scope)]),
    );
    for (const row of rows) {
      const columns = Object.keys(row);
      const values = columns.map((_, at) => `$${at + 1}`);
      await inTenantScope(to.database.pool('vg_writer'), scope, (client) =>
        client.query(`insert into ${table} (${columns}) values (${values})`, Object.values(row)),
      );
    }
  }
}
