import { type ApiKeyId, ok, type PersonTokenId, refuse } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import type { ApiKeyIssued, CredentialEvent, PersonTokenIssued } from './events.ts';
import type { CredentialState } from './state.ts';

export function issueApiKey(state: CredentialState, command: ApiKeyIssued['data']): Decision<CredentialEvent> {
  if (state.kind !== 'none') return refuse('credential_exists', 'This credential exists already.');
  return ok([{ type: 'api_key.issued', data: command }]);
}

export function issuePersonToken(
  state: CredentialState,
  command: PersonTokenIssued['data'],
): Decision<CredentialEvent> {
  if (state.kind !== 'none') return refuse('credential_exists', 'This credential exists already.');
  return ok([{ type: 'person_token.issued', data: command }]);
}

export function revokeApiKey(state: CredentialState, keyId: ApiKeyId): Decision<CredentialEvent> {
  return revoke(state, { type: 'api_key.revoked', data: { keyId } });
}

export function revokePersonToken(state: CredentialState, tokenId: PersonTokenId): Decision<CredentialEvent> {
  return revoke(state, { type: 'person_token.revoked', data: { tokenId } });
}

function revoke(state: CredentialState, event: CredentialEvent): Decision<CredentialEvent> {
  if (state.kind === 'none') return refuse('credential_unknown', 'There is no such credential.');
  return ok(state.kind === 'revoked' ? [] : [event]);
}
