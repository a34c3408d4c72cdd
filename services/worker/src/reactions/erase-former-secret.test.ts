import { type Application, readProviderKey, removeProviderKey, setProviderKey } from '@visaguard/application';
import type { SecretId, TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commandOf, registeredTenant } from '../testing/made-up-people.ts';
import { startTestWorker, type TestWorker } from '../testing/start-test-worker.ts';

let world: TestWorker;
let scope: TenantScope;
/** A process that ends after its append, before the old secret is erased. */
let dying: Application;
beforeAll(async () => {
  world = await startTestWorker();
  scope = await registeredTenant(world);
  const eraseSubject = () => Promise.reject(new Error('killed'));
  dying = { ...world.app, vault: { ...world.app.vault, eraseSubject } };
});
afterAll(() => world?.stop());

const set = (app: Application, letter: string) =>
  setProviderKey(app, commandOf(world, scope), {
    ...{ provider: 'apify', secret: `apify_api_${letter.repeat(36)}`, check: null },
    reply: () => ({}),
  });
const current = async (): Promise<SecretId> => {
  const key = await readProviderKey(world.app, scope, 'apify');
  if (!key) throw new Error('no key is set');
  return key.keyId;
};
const erased = (secretId: SecretId) =>
  world.until('the former secret is erased', async () => {
    return (await world.app.vault.openSubject(scope, secretId)).status === 'erased';
  });

/** Done already where the follower was faster. */
const killed = (command: Promise<unknown>) =>
  command.catch((error: unknown) => expect(error).toMatchObject({ message: 'killed' }));

test('R29: a former secret that no command erased is erased by who follows the events', async () => {
  await set(world.app, 'a');
  const first = await current();
  await killed(set(dying, 'b'));
  await erased(first);
  const second = await current();
  const removal = removeProviderKey(dying, commandOf(world, scope), { provider: 'apify', reply: () => ({}) });
  await killed(removal);
  await erased(second);
  await set(world.app, 'c');
  expect(await readProviderKey(world.app, scope, 'apify')).toMatchObject({ secret: expect.stringMatching(/c{36}$/) });
});
