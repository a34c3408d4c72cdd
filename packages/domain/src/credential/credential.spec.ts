import { describe, expect, it } from 'vitest';
import { given, idOf, refused } from '../testing/given.ts';
import { issueApiKey, issuePersonToken, revokeApiKey, revokePersonToken } from './decide.ts';
import { credential } from './state.ts';

const keyId = idOf('key', 1);
const key = { keyId, name: 'office', secretSha256: 'a'.repeat(64), scopes: ['read'] as const, expiresAt: null };
const tokenId = idOf('ptk', 1);
const token = {
  tokenId,
  secretSha256: 'b'.repeat(64),
  subject: { kind: 'member', memberId: idOf('mem', 1) } as const,
  expiresAt: '2026-12-01T00:00:00.000Z',
};

describe('credential', () => {
  it('is issued once and revoked for good', () => {
    const issued = given(credential).after(issueApiKey, key);
    expect(issued.state.kind).toBe('active');
    const revoked = issued.after(revokeApiKey, keyId);
    expect(revoked.state.kind).toBe('revoked');
    expect(revoked.when(revokeApiKey, keyId)).toEqual({ ok: true, value: [] });
    expect(revoked.when(issueApiKey, key)).toMatchObject(refused('credential_exists'));
  });

  it('of a person is revoked the same way', () => {
    const issued = given(credential).after(issuePersonToken, token);
    expect(issued.after(revokePersonToken, tokenId).state.kind).toBe('revoked');
    expect(issued.when(issuePersonToken, token)).toMatchObject(refused('credential_exists'));
    expect(given(credential).when(revokePersonToken, tokenId)).toMatchObject(refused('credential_unknown'));
  });
});
