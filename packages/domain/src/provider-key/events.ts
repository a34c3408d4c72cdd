import type { Instant, ProviderKeyId, SecretId } from '@visaguard/kernel';
import type { DomainEvent, Personal } from '../aggregate.ts';

/** Services that a tenant may bring a key of its own for: who reads public profiles, and models that judge posts. */
export const keyProviders = ['apify', 'gemini', 'openai', 'openrouter'] as const;
export type KeyProvider = (typeof keyProviders)[number];

/**
 * The secret is sealed under a key of its own, named by `secretId`: destroying that key is what makes an old secret
 * unreadable, though its event stays.
 */
export type ProviderKeySet = DomainEvent<
  'provider_key.set',
  {
    readonly providerKeyId: ProviderKeyId;
    readonly secretId: SecretId;
    readonly provider: KeyProvider;
    /** Eight hex digits of a keyed digest: tells two secrets apart, and nothing of either. */
    readonly fingerprint: string;
    /** The secret that this one takes the place of, whose key is to be destroyed. */
    readonly replaces: SecretId | null;
    readonly setAt: Instant;
    readonly personal: Personal<{ readonly secret: string }>;
  }
>;
export type ProviderKeyRemoved = DomainEvent<
  'provider_key.removed',
  { readonly providerKeyId: ProviderKeyId; readonly secretId: SecretId; readonly removedAt: Instant }
>;

export type ProviderKeyEvent = ProviderKeySet | ProviderKeyRemoved;
