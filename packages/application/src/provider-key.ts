import {
  setProviderKey as decide,
  forgetKey,
  type KeyProvider,
  platforms,
  providerKey,
  providerKeyIdOf,
  removeProviderKey as remove,
  sourceAdapter,
  sourceAdapterIdOf,
} from '@visaguard/domain';
import { type Json, mintId, ok, type Refusal, type Result, type SecretId, type TenantScope } from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Command, CommandOutcome } from './command.ts';
import { type Change, execute, type Reader } from './execute.ts';
import { loadState } from './load-state.ts';

export type ProviderKeyChange = {
  readonly provider: KeyProvider;
  readonly secret: string;
  /** Asks the provider whether the key works; nothing is stored where it refuses. Null: nobody is asked. */
  readonly check: (() => Promise<Result<null, Refusal>>) | null;
  /** It is stored with the command, so it must not hold the secret. */
  readonly reply: (fingerprint: string, version: number) => Json;
};

/** Seals the key of a tenant for a provider, in place of the one before, whose own key is destroyed (rule R29). */
export async function setProviderKey(
  app: Application,
  command: Command,
  { provider, secret, check, reply }: ProviderKeyChange,
): Promise<CommandOutcome> {
  const { scope, at } = command;
  const providerKeyId = providerKeyIdOf(scope, provider);
  const secretId = mintId('secret', app.clock, app.random);
  const fingerprint = (await app.vault.blindIndex(scope, 'provider key', secret)).slice(0, fingerprintDigits);
  let checked: Promise<Result<null, Refusal>> | null = null;
  const outcome = await execute(app, command, async (reader) => {
    const on = await reader.load(providerKey, providerKeyId);
    const asked = { providerKeyId, secretId, provider, fingerprint, secret, setAt: at };
    const decision = decide(on.state, asked);
    if (!decision.ok) return decision;
    checked ??= check?.() ?? Promise.resolve(ok(null));
    const works = await checked;
    if (!works.ok) return works;
    const changes = [{ on, events: decision.value }, ...(await forgettingBreakers(reader, command, provider))];
    return ok({ changes, reply: reply(fingerprint, on.version + decision.value.length) });
  });
  if (outcome.kind === 'done') await eraseFormerSecrets(app, command, provider);
  return outcome;
}

/** Removes the key of a tenant for a provider, and destroys what it was sealed under. */
export async function removeProviderKey(
  app: Application,
  command: Command,
  { provider, reply }: { readonly provider: KeyProvider; readonly reply: (version: number) => Json },
): Promise<CommandOutcome> {
  const { scope, at } = command;
  const providerKeyId = providerKeyIdOf(scope, provider);
  const outcome = await execute(app, command, async (reader) => {
    const on = await reader.load(providerKey, providerKeyId);
    const decision = remove(on.state, { providerKeyId, removedAt: at });
    if (!decision.ok) return decision;
    const changes = [{ on, events: decision.value }, ...(await forgettingBreakers(reader, command, provider))];
    return ok({ changes, reply: reply(on.version + decision.value.length) });
  });
  if (outcome.kind === 'done') await eraseFormerSecrets(app, command, provider);
  return outcome;
}

/** Enough to tell two keys of one tenant apart, and too few to find one by. */
const fingerprintDigits = 8;

/** What happened under the old key says nothing of the new one. Platforms are read with Apify's alone. */
async function forgettingBreakers(reader: Reader, { scope, at }: Command, provider: KeyProvider): Promise<Change[]> {
  if (provider !== 'apify') return [];
  return Promise.all(
    platforms.map(async (platform) => {
      const adapterId = sourceAdapterIdOf(scope, platform);
      const on = await reader.load(sourceAdapter, adapterId);
      const decision = forgetKey(on.state, { adapterId, at });
      return { on, events: decision.ok ? decision.value : [] };
    }),
  );
}

/**
 * After the append, never before: a key that is still in use must not be destroyed. Where the process ends in between,
 * a repeat of the command does it, and so does the reaction to the event.
 */
async function eraseFormerSecrets(app: Application, command: Command, provider: KeyProvider): Promise<void> {
  const { scope, actor, correlationId, commandId } = command;
  const { state } = await loadState(app, scope, { aggregate: providerKey, streamId: providerKeyIdOf(scope, provider) });
  if (state.kind === 'none') return;
  for (const secretId of state.former) {
    await eraseSecret(app, { scope, secretId, requestId: correlationId ?? commandId, by: actor.id });
  }
}

export type SecretErasure = {
  readonly scope: TenantScope;
  readonly secretId: SecretId;
  readonly requestId: string;
  readonly by: string;
};

/** Makes a former secret unreadable for good. Safe to repeat. */
export async function eraseSecret(
  app: Pick<Application, 'vault'>,
  { scope, secretId, ...order }: SecretErasure,
): Promise<void> {
  const found = await app.vault.openSubject(scope, secretId);
  // Each erasure is written into a log outside the database: one that was carried out is not written again.
  if (found.status !== 'erased') await app.vault.eraseSubject(scope, secretId, order);
}

/**
 * The key of a tenant for a provider, for whoever calls the provider on its behalf; null where none is set. `keyId`
 * names this very secret: another one has another.
 */
export async function readProviderKey(
  app: Pick<Application, 'events' | 'vault' | 'states'>,
  scope: TenantScope,
  provider: KeyProvider,
): Promise<{ readonly keyId: SecretId; readonly secret: string } | null> {
  const { state } = await loadState(app, scope, { aggregate: providerKey, streamId: providerKeyIdOf(scope, provider) });
  return state.kind === 'set' && state.secret !== null ? { keyId: state.secretId, secret: state.secret } : null;
}
