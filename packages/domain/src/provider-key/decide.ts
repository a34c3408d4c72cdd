import {
  type FieldFault,
  type Instant,
  ok,
  type ProviderKeyId,
  type Refusal,
  type Result,
  refuse,
  type SecretId,
} from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
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
  const checked = checkProviderSecret(secret);
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

const secretForm = /^apify_api_[A-Za-z0-9]{20,100}$/;

/** What is often pasted in place of a key, and what is wrong with it. None of them quotes what was sent. */
const mistakes: readonly (readonly [RegExp, string])[] = [
  [/^\s|\s$/, 'has white space around it'],
  [/\s/, 'is more than one word'],
  [/^["'`]|["'`]$/, 'has quotes around it'],
  [/^https?:/i, 'is an address; send the key alone'],
  [/^apify_proxy_/, 'is the password of a proxy, not a key for the API'],
  [/^apify_api_[A-Za-z0-9]{0,19}$/, 'is too short; part of it is missing'],
  [/^apify_api_[A-Za-z0-9]+(\.\.\.|…|\*+)/, 'is an abbreviated key; copy the whole of it'],
  [/^(?!apify_api_)/, 'does not begin with apify_api_'],
];

/** Whether it has the form of a key for Apify. Whether it opens anything, only Apify knows. */
export function checkProviderSecret(secret: string): Result<null, Refusal> {
  if (secretForm.test(secret)) return ok(null);
  const found = mistakes.find(([pattern]) => pattern.test(secret));
  const fault: FieldFault = { pointer: '/key', detail: found?.[1] ?? 'does not have the form of a key' };
  return refuse('provider_key_invalid', 'This is no key for Apify.', { faults: [fault] });
}
