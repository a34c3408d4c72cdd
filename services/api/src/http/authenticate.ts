import { keyHolds, memberHolds, type Principal, parseSecret, secretSha256 } from '@visaguard/access';
import {
  type ApiKeyId,
  type ApplicantId,
  type Clock,
  type MemberId,
  ok,
  parseScopeKey,
  type Result,
} from '@visaguard/kernel';
import type { CredentialRow } from '@visaguard/read-models';
import type { ApiDependencies } from './dependencies.ts';
import { type ProblemReply, problem } from './reply.ts';
import { createShortCache } from './short-cache.ts';

export type Authenticator = (authorization: string | undefined) => Promise<Result<Principal, ProblemReply>>;

/** With the projection's lag this stays within the second in which a revoked credential must stop working. */
const cacheTtlMs = 400;
const cachedCredentialsMax = 10_000;

/** Finds out who calls. Whatever is wrong with a credential, the caller learns only that it is not valid. */
export function createAuthenticator({ credentials, clock }: Pick<ApiDependencies, 'credentials' | 'clock'>) {
  const cache = createShortCache<CredentialRow | undefined>({ ttlMs: cacheTtlMs, entriesMax: cachedCredentialsMax });
  const authenticate: Authenticator = async (authorization) => {
    if (authorization === undefined) return no('authentication_required', 'Send Authorization: Bearer and your key.');
    const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    const secret = parseSecret(token);
    if (!secret) return invalid();
    const hash = secretSha256(token);
    const row = await cache.get(hash, () => credentials.bySecret(hash));
    if (!row) return invalid();
    const principal = principalOf(row, clock);
    if (!principal || principal.scope.mode !== secret.mode) return invalid();
    if ((principal.kind === 'api_key') !== (secret.kind === 'api_key')) return invalid();
    if (row.tenantState !== 'active')
      return { ok: false, error: problem('tenant_suspended', 'The tenant is suspended.') };
    return ok(principal);
  };
  return authenticate;
}

/** Null if the credential is expired or revoked, or its member has left. */
function principalOf(row: CredentialRow, clock: Clock): Principal | null {
  const now = clock.now();
  if (row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= now)) return null;
  const scope = parseScopeKey(row.tenantScope);
  switch (row.kind) {
    case 'api_key':
      return { kind: 'api_key', id: row.subjectId as ApiKeyId, scope, holds: keyHolds(row.scopes) };
    case 'applicant':
      return { kind: 'applicant', id: row.subjectId as ApplicantId, scope, holds: ['applicant'] };
    case 'member': {
      const { member } = row;
      if (member?.state !== 'active') return null;
      const training = { live: member.trainedUntil !== null && member.trainedUntil > now };
      return { kind: 'member', id: row.subjectId as MemberId, scope, holds: memberHolds(member.roles, training) };
    }
  }
}

function invalid() {
  return no('credential_invalid', 'The credential is unknown, expired or revoked.');
}

function no(code: 'authentication_required' | 'credential_invalid', detail: string) {
  const challenge =
    code === 'credential_invalid' ? 'Bearer realm="visaguard", error="invalid_token"' : 'Bearer realm="visaguard"';
  return { ok: false, error: problem(code, detail, { headers: { 'WWW-Authenticate': challenge } }) } as const;
}
