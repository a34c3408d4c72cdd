import type { Aggregate } from '../aggregate.ts';
import type { CredentialEvent } from './events.ts';

export type CredentialState = { readonly kind: 'none' | 'active' | 'revoked' };

export const credential: Aggregate<CredentialState, CredentialEvent> = {
  category: 'credential',
  initialState: { kind: 'none' },
  evolve(_state, event) {
    switch (event.type) {
      case 'api_key.issued':
      case 'person_token.issued':
        return { kind: 'active' };
      case 'api_key.revoked':
      case 'person_token.revoked':
        return { kind: 'revoked' };
    }
  },
};
