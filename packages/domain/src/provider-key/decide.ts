import { type Instant, ok, type ProviderKeyId, refuse, type SecretId } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import { checkProviderSecret } from './check-secret.ts';
import type { KeyProvider, ProviderKeyEvent } from './events.ts';
import type { ProviderKeyState } from './state.ts';

export type SetProviderKey = {
  readonly providerKeyId: ProviderKeyId;
  readonly secretId: SecretId;
  readonly provider: KeyProvider;
  readonly fingerprint: string;
  readonly secret: string;
  readonly setAt: Instant;
};

/** The same secret again changes nothing. */
export function setProviderKey(state: ProviderKeyState, command: SetProviderKey): Decision<ProviderKeyEvent> {
  const { secret, ...clear } = command;
  const checked = checkProviderSecret(command.provider, secret);
  if (!checked.ok) return checked;
  if (state.kind === 'set' && state.secret === secret) return ok([]);
  const replaces = state.kind === 'set' ? state.secretId : null;
  return ok([{ type: 'provider_key.set', data: { ...clear, replaces, personal: { secret } } }]);
}

export function removeProviderKey(
  state: ProviderKeyState,
  { providerKeyId, removedAt }: { readonly providerKeyId: ProviderKeyId; readonly removedAt: Instant },
): Decision<ProviderKeyEvent> {
  if (state.kind === 'none') return refuse('provider_key_unknown', 'No key is set for this provider.');
  if (state.kind === 'removed') return ok([]);
  return ok([{ type: 'provider_key.removed', data: { providerKeyId, secretId: state.secretId, removedAt } }]);
}
