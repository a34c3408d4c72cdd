import { type FieldFault, type Instant, ok, type Refusal, type Result, refuse } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import type { Platform, Purpose, SourceKind } from '../vocabulary.ts';
import type { ConsentEvent, ConsentGranted } from './events.ts';
import type { ConsentState } from './state.ts';

export type RecordConsent = Omit<ConsentGranted['data'], 'personal'> & {
  readonly collectedBy: string;
  readonly ip: string | null;
  readonly recordedAt: Instant;
};

/**
 * Rules R1, R2, R8: complete, per platform, at most 12 months, never given in the future, and where a document was signed,
 * with that document's digest.
 */
export function recordConsent(state: ConsentState, command: RecordConsent): Decision<ConsentEvent> {
  if (state.kind !== 'none') return refuse('consent_exists', 'This consent is recorded already.');
  const faults = consentFaults(command);
  if (faults.length > 0) {
    return refuse('consent_incomplete', 'The consent lacks what a consent must hold.', { rule: 'R1', faults });
  }
  const { collectedBy, ip, recordedAt: _recordedAt, ...data } = command;
  return ok([{ type: 'consent.granted', data: { ...data, personal: { ip, collectedBy } } }]);
}

function consentFaults(command: RecordConsent): FieldFault[] {
  const faults: FieldFault[] = [];
  const { scope, method, documentSha256, grantedAt, expiresAt, recordedAt } = command;
  if (scope.platforms.length === 0) faults.push({ pointer: '/scope/platforms', detail: 'names no platform' });
  if (scope.sources.length === 0) faults.push({ pointer: '/scope/sources', detail: 'names no source' });
  if (!Number.isInteger(scope.lookbackYears) || scope.lookbackYears < 1 || scope.lookbackYears > 7) {
    faults.push({ pointer: '/scope/lookback_years', detail: 'must be 1 to 7' });
  }
  if (method === 'signed_document' && documentSha256 === null) {
    faults.push({ pointer: '/document_sha256', detail: 'must name the document that was signed' });
  }
  if (grantedAt > recordedAt) faults.push({ pointer: '/granted_at', detail: 'is in the future' });
  if (expiresAt <= recordedAt) faults.push({ pointer: '/expires_at', detail: 'has passed' });
  if (expiresAt > oneYearAfter(grantedAt)) {
    faults.push({ pointer: '/expires_at', detail: 'is more than 12 months after the consent was given' });
  }
  return faults;
}

function oneYearAfter(at: Instant): Instant {
  const date = new Date(at);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.toISOString();
}

/** Withdrawal is one step, always allowed, and final for this consent (rule R2). */
export function withdrawConsent(state: ConsentState, command: { readonly at: Instant }): Decision<ConsentEvent> {
  if (state.kind === 'none') return refuse('consent_unknown', 'There is no such consent.');
  if (state.kind === 'withdrawn') return ok([]);
  const { consentId, applicantId } = state;
  return ok([{ type: 'consent.withdrawn', data: { consentId, applicantId, withdrawnAt: command.at } }]);
}

export type ConsentUse = {
  readonly purpose: Purpose;
  readonly platforms: readonly Platform[];
  readonly sources: readonly SourceKind[];
  readonly lookbackYears: number;
  readonly forRequester: boolean;
  readonly at: Instant;
};

/** Rule R1: whether this use is within a live consent. Every use asks again; nothing is remembered. */
export function checkConsent(state: ConsentState, use: ConsentUse): Result<null, Refusal> {
  if (state.kind === 'none') return refuse('consent_missing', 'No consent is recorded.', { rule: 'R1' });
  if (state.kind === 'withdrawn') return refuse('consent_withdrawn', 'The consent was withdrawn.', { rule: 'R2' });
  if (state.expiresAt <= use.at) return refuse('consent_expired', 'The consent has expired.', { rule: 'R1' });
  const { scope } = state;
  if (scope.purpose !== use.purpose) {
    return refuse('consent_other_purpose', 'The consent was given for another purpose.', { rule: 'R6' });
  }
  const missing = use.platforms.filter((platform) => !scope.platforms.includes(platform));
  if (missing.length > 0) {
    return refuse('consent_other_platforms', `The consent does not cover: ${missing.join(', ')}.`, { rule: 'R2' });
  }
  const unnamed = use.sources.filter((source) => !scope.sources.includes(source));
  if (unnamed.length > 0) {
    return refuse('consent_other_sources', `The consent does not cover: ${sourceWords(unnamed)}.`, { rule: 'R2' });
  }
  if (use.lookbackYears > scope.lookbackYears) {
    return refuse('consent_shorter_lookback', `The consent covers ${scope.lookbackYears} years.`, { rule: 'R8' });
  }
  if (use.forRequester && !scope.requesterNamed) {
    return refuse('consent_without_requester', 'The consent does not name the tenant as recipient.', { rule: 'R2' });
  }
  return ok(null);
}

function sourceWords(kinds: readonly SourceKind[]): string {
  return [...new Set(kinds)].map((kind) => (kind === 'apify' ? 'public profiles' : 'exports')).join(', ');
}
