import type { Principal } from '@visaguard/access';
import type { ConsentBody } from '@visaguard/contracts';
import type { ConsentRow } from '@visaguard/read-models';

/** A consent as it goes out. Who collected it, and from which address, stays in the events. */
export function consentBody(caller: Principal, row: ConsentRow, now: Date): ConsentBody {
  const { platforms, sources, purpose, lookbackYears, requesterNamed, retentionDays } = row.scope;
  const expired = row.state === 'granted' && row.expiresAt <= now;
  return {
    object: 'consent',
    id: row.consentId,
    applicant_id: row.applicantId,
    state: expired ? 'expired' : row.state,
    scope: {
      platforms: [...platforms],
      sources: [...sources],
      purpose,
      lookback_years: lookbackYears,
      requester_named: requesterNamed,
      retention_days: retentionDays,
    },
    method: row.method,
    text_version: row.textVersion,
    text_sha256: row.textSha256,
    language: row.language,
    granted_at: row.grantedAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
    withdrawn_at: row.withdrawnAt?.toISOString() ?? null,
    livemode: caller.scope.mode === 'live',
  };
}
