import { deriveId, type ProviderKeyId, type SecretId, type TenantScope } from '@visaguard/kernel';
import type { Aggregate } from '../aggregate.ts';
import type { KeyProvider, ProviderKeyEvent } from './events.ts';

export type ProviderKeyState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'set';
      readonly secretId: SecretId;
      /** Null once its key is destroyed. */
      readonly secret: string | null;
      readonly fingerprint: string;
      /** Secrets of before, whose keys are to be destroyed. */
      readonly former: readonly SecretId[];
    }
  | { readonly kind: 'removed'; readonly former: readonly SecretId[] };

export const providerKey: Aggregate<ProviderKeyState, ProviderKeyEvent> = {
  category: 'provider_key',
  initialState: { kind: 'none' },
  evolve(state, event) {
    const former = state.kind === 'none' ? [] : state.former;
    const last = state.kind === 'set' ? [state.secretId] : [];
    switch (event.type) {
      case 'provider_key.set': {
        const { secretId, fingerprint, personal } = event.data;
        return {
          ...{ kind: 'set', secretId, fingerprint, secret: personal?.secret ?? null },
          former: [...last, ...former].slice(0, formerMax),
        };
      }
      case 'provider_key.removed':
        return { kind: 'removed', former: [...last, ...former].slice(0, formerMax) };
    }
  },
};

/** Older ones were looked after by every command since. */
const formerMax = 3;

/** One stream per tenant, mode and provider. */
export function providerKeyIdOf({ tenantId, mode }: TenantScope, provider: KeyProvider): ProviderKeyId {
  return deriveId('providerKey', [tenantId, mode, provider]);
}
