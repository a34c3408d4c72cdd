import type { ApiKeyId, ApplicantId, Instant, MemberId, PersonTokenId } from '@visaguard/kernel';
import type { DomainEvent } from '../aggregate.ts';

/** What an API key may do. No scope reviews: that takes a person (rule R13). */
export const keyScopes = ['read', 'write'] as const;
export type KeyScope = (typeof keyScopes)[number];

/** Whose hand holds a person's token. */
export type PersonSubject =
  | { readonly kind: 'member'; readonly memberId: MemberId }
  | { readonly kind: 'applicant'; readonly applicantId: ApplicantId };

export type ApiKeyIssued = DomainEvent<
  'api_key.issued',
  {
    readonly keyId: ApiKeyId;
    readonly name: string;
    /** SHA-256 of the whole key: the key itself is shown once and never stored. */
    readonly secretSha256: string;
    readonly scopes: readonly KeyScope[];
    readonly expiresAt: Instant | null;
  }
>;
export type ApiKeyRevoked = DomainEvent<'api_key.revoked', { readonly keyId: ApiKeyId }>;
export type PersonTokenIssued = DomainEvent<
  'person_token.issued',
  {
    readonly tokenId: PersonTokenId;
    readonly secretSha256: string;
    readonly subject: PersonSubject;
    readonly expiresAt: Instant;
  }
>;
export type PersonTokenRevoked = DomainEvent<'person_token.revoked', { readonly tokenId: PersonTokenId }>;

export type CredentialEvent = ApiKeyIssued | ApiKeyRevoked | PersonTokenIssued | PersonTokenRevoked;
