import { providerKeyIdOf, recordFailure, sourceAdapter, sourceAdapterIdOf } from '@visaguard/domain';
import { ok, refuse, type SecretId, scopeKey, type TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Application } from './application.ts';
import type { Command, CommandOutcome } from './command.ts';
import { loadState } from './load-state.ts';
import { type ProviderKeyChange, readProviderKey, removeProviderKey, setProviderKey } from './provider-key.ts';
import { type TestApplication, testApplication } from './testing/test-application.ts';

let world: TestApplication;
beforeAll(async () => {
  world = await testApplication();
});
afterAll(() => world?.stop());

const secretOf = (letter: string) => `apify_api_${letter.repeat(36)}`;
const set = (
  scope: TenantScope,
  secret: string,
  more: { command?: Command; app?: Application; check?: ProviderKeyChange['check'] } = {},
): Promise<CommandOutcome> =>
  setProviderKey(more.app ?? world.app, more.command ?? world.commandOf(scope), {
    ...{ provider: 'apify', secret, check: more.check ?? null },
    reply: (fingerprint) => ({ fingerprint }),
  });
const remove = (scope: TenantScope, command = world.commandOf(scope), app = world.app) =>
  removeProviderKey(app, command, { provider: 'apify', reply: () => ({}) });
const read = (scope: TenantScope) => readProviderKey(world.otherProcess(), scope, 'apify');

async function secretIdOf(scope: TenantScope): Promise<SecretId> {
  const found = await read(scope);
  if (!found) throw new Error('no key is set');
  return found.keyId;
}

const stateOfSecret = async (scope: TenantScope, secretId: SecretId) =>
  (await world.app.vault.openSubject(scope, secretId)).status;

/** The process ends after its append, before the old secret is erased. */
const dying = (): Application => ({
  ...world.app,
  vault: { ...world.app.vault, eraseSubject: () => Promise.reject(new Error('killed')) },
});

describe('R29: the key of a tenant', () => {
  test('is read back by who calls the provider, and by no other tenant or mode', async () => {
    const scope = world.newScope();
    expect(await read(scope)).toBeNull();
    await set(scope, secretOf('a'));
    expect(await read(scope)).toEqual({ keyId: expect.stringMatching(/^sec_/), secret: secretOf('a') });
    expect(await read({ ...scope, mode: 'live' })).toBeNull();
    expect(await read(world.newScope())).toBeNull();
  });

  test('stands in clear in no table that a command writes, nor does its plain digest', async () => {
    const scope = world.newScope();
    const secret = secretOf('Q7');
    expect((await set(scope, secret)).kind).toBe('done');
    const stored = (
      await Promise.all(['events', 'commands', 'outbox', 'streams'].map((table) => dump(scope, table)))
    ).join();
    expect(stored).toContain('provider_key.set');
    for (const spelling of [secret, secret.slice(10), Buffer.from(secret).toString('base64').slice(0, 40)]) {
      expect(stored).not.toContain(spelling);
    }
  });

  test('has a fingerprint that is the same for the same key, and another for another tenant', async () => {
    const [scope, other] = [world.newScope(), world.newScope()];
    const replies = [await set(scope, secretOf('a')), await set(scope, secretOf('b')), await set(other, secretOf('a'))];
    const [mine, second, theirs] = replies.map((one) => (one.kind === 'done' ? one.reply : null));
    expect(mine).toEqual({ fingerprint: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect(new Set([mine, second, theirs].map((one) => JSON.stringify(one))).size).toBe(3);
    expect(await set(scope, secretOf('a'))).toMatchObject({ reply: mine });
  });

  test('that is replaced or removed can never be read again, though its event stays', async () => {
    const scope = world.newScope();
    await set(scope, secretOf('a'));
    const first = await secretIdOf(scope);
    await set(scope, secretOf('b'));
    const second = await secretIdOf(scope);
    expect(await stateOfSecret(scope, first)).toBe('erased');
    expect(await read(scope)).toMatchObject({ secret: secretOf('b') });
    await remove(scope);
    expect(await stateOfSecret(scope, second)).toBe('erased');
    expect(await read(scope)).toBeNull();
    await set(scope, secretOf('a'));
    expect(await read(scope)).toMatchObject({ secret: secretOf('a') });
  });

  test('set again as it is changes nothing', async () => {
    const scope = world.newScope();
    await set(scope, secretOf('a'));
    const before = await read(scope);
    await set(scope, secretOf('a'));
    expect(await read(scope)).toEqual(before);
    expect(await world.eventsOf(scope, providerKeyIdOf(scope, 'apify'))).toHaveLength(1);
  });

  test('where the process ends between the append and the erasure, the repeat of the command erases', async () => {
    const scope = world.newScope();
    await set(scope, secretOf('a'));
    const first = await secretIdOf(scope);
    const command = world.commandOf(scope);
    await expect(set(scope, secretOf('b'), { command, app: dying() })).rejects.toThrow('killed');
    expect(await read(scope)).toMatchObject({ secret: secretOf('b') });
    expect(await stateOfSecret(scope, first)).toBe('clear');
    expect(await set(scope, secretOf('b'), { command })).toMatchObject({ kind: 'done', replayed: true });
    expect(await stateOfSecret(scope, first)).toBe('erased');

    const second = await secretIdOf(scope);
    const removal = world.commandOf(scope);
    await expect(remove(scope, removal, dying())).rejects.toThrow('killed');
    await remove(scope, removal);
    expect(await stateOfSecret(scope, second)).toBe('erased');
  });

  test('a later command erases what an earlier one left', async () => {
    const scope = world.newScope();
    await set(scope, secretOf('a'));
    const first = await secretIdOf(scope);
    await expect(set(scope, secretOf('b'), { app: dying() })).rejects.toThrow('killed');
    await set(scope, secretOf('c'));
    expect(await stateOfSecret(scope, first)).toBe('erased');
  });
});

describe('a key that is checked', () => {
  test('is not stored where the provider refuses it, and asked for once however often the plan is made', async () => {
    const scope = world.newScope();
    let asked = 0;
    const check = async () => {
      asked += 1;
      return refuse('provider_key_invalid', 'refused');
    };
    expect(await set(scope, secretOf('a'), { check })).toMatchObject({ kind: 'refused' });
    expect([asked, await read(scope)]).toEqual([1, null]);
    await set(scope, secretOf('a'), { check: async () => ok(null) });
    expect(await read(scope)).toMatchObject({ secret: secretOf('a') });
  });

  test('is not asked for where it does not even have the form of one', async () => {
    const check = () => Promise.reject(new Error('asked'));
    expect(await set(world.newScope(), 'apify_api_', { check })).toMatchObject({ kind: 'refused' });
  });
});

test('R30: with the key the breakers that opened under the old one are forgotten', async () => {
  const scope = world.newScope();
  await set(scope, secretOf('a'));
  const adapterId = sourceAdapterIdOf(scope, 'x');
  await world.given(scope, async (reader) => {
    const on = reader.fresh(sourceAdapter, adapterId);
    const failure = { keyId: 'sec_old', code: 'invalid-token', isFinal: true, failuresInARow: 1 };
    const at = world.commandOf(scope).at;
    const opened = recordFailure(on.state, { adapterId, platform: 'x', at, ...failure });
    return opened.ok ? ok({ changes: [{ on, events: opened.value }] }) : opened;
  });
  const breaker = async () =>
    (await loadState(world.app, scope, { aggregate: sourceAdapter, streamId: adapterId })).state.breaker.kind;
  expect(await breaker()).toBe('open');
  const ofModel = { provider: 'gemini', secret: `AIza${'k'.repeat(35)}`, check: null, reply: () => ({}) } as const;
  expect(await setProviderKey(world.app, world.commandOf(scope), ofModel)).toMatchObject({ kind: 'done' });
  await removeProviderKey(world.app, world.commandOf(scope), { provider: 'gemini', reply: () => ({}) });
  expect(await breaker(), 'a key for a model opens no platform').toBe('open');
  await set(scope, secretOf('b'));
  expect(await breaker()).toBe('closed');
});

async function dump(scope: TenantScope, table: string): Promise<string> {
  const client = await world.core.pool('owner').connect();
  try {
    await client.query(`select set_config('app.tenant_scope', $1, false)`, [scopeKey(scope)]);
    const { rows } = await client.query<{ row: string }>(`select row_to_json(t)::text as row from ${table} t`);
    return rows.map(({ row }) => row).join('\n');
  } finally {
    client.release(true);
  }
}
