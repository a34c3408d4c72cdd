import { isAnalyticsUnavailable } from '@visaguard/analytics';
import { SubjectErased } from '@visaguard/application';
import { UnknownEvent } from '@visaguard/contracts';
import { ReadModelsBehind } from '@visaguard/read-models';
import { isVaultUnavailable } from '@visaguard/vault';
import { BodyCutOff, ContentDigestMismatch } from './read-raw.ts';
import { type ProblemReply, problem } from './reply.ts';

/** SQLSTATE classes of a server that is starting, stopping, full or out of reach. */
const databaseAway = /^(08|53|57P|58)/;
const networkAway = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND']);

/** What the caller is told about something that went wrong here: whether asking again helps, and nothing else. */
export function problemOfFailure(error: unknown): ProblemReply {
  if (error instanceof SubjectErased) return problem('applicant_redacted', 'The applicant has been erased.');
  if (error instanceof BodyCutOff) {
    return problem('body_cut_off', 'The body ended before it was whole. Nothing of it was kept: send it again.');
  }
  if (error instanceof ContentDigestMismatch) {
    const detail = 'The bytes that came are not those of Content-Digest. Nothing of them was kept: send them again.';
    return problem('content_digest_mismatch', detail);
  }
  if (error instanceof ReadModelsBehind) {
    return problem('read_model_behind', 'Nothing was done. Repeat the request.', { headers: { 'Retry-After': '2' } });
  }
  if (error instanceof UnknownEvent) {
    return problem('newer_release_needed', 'Nothing was done. Repeat the request: it may reach a newer instance.', {
      headers: { 'Retry-After': '10' },
    });
  }
  if (isAnalyticsUnavailable(error)) return auditUnavailable();
  if (isVaultUnavailable(error) || isDatabaseAway(error)) {
    return problem('unavailable', 'Nothing was lost. Repeat the request.', { headers: { 'Retry-After': '2' } });
  }
  return problem('internal_error', 'It has been noted. Repeat the request, or ask with the request id.');
}

/** Reads of the trail wait for nothing: where its engine is away they say so. */
export function auditUnavailable(): ProblemReply {
  return problem('unavailable', 'The audit trail cannot be reached; everything else works.', {
    headers: { 'Retry-After': '5' },
  });
}

function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    databaseAway.test(code) || networkAway.has(code) || /timeout exceeded when trying to connect/.test(error.message)
  );
}
