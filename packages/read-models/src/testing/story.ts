import { defaultPolicy, type EventType, type VisaGuardEvent } from '@visaguard/domain';
import type { NewEvent } from '@visaguard/event-store';
import { deriveId, type EventId, type Json, type TenantScope } from '@visaguard/kernel';
import { tellOfAnalysis } from './analysis-story.ts';
import { tellOfProbe } from './probe-story.ts';
import { tellOfReview, tellOfScreening } from './screening-story.ts';
import { tellOfSources } from './source-story.ts';
import { at, hash, type Ids, idsOf, later, type Tell } from './story-parts.ts';
import { tellOfUpload } from './upload-story.ts';

type Told = {
  readonly type: EventType;
  readonly streamId: string;
  readonly category: string;
  readonly event: NewEvent;
};

/**
 * Everything that can happen, once per person: `people` times in one tenant. Ends differ by the number of the person,
 * so that each branch of each projection is told about.
 */
export function storyOf(scope: TenantScope, people: number): readonly Told[] {
  const told: Told[] = [];
  const tell = (category: string, streamId: string, ...events: readonly VisaGuardEvent[]) => {
    for (const { type, data } of events) {
      const eventId: EventId = deriveId('event', [scope.tenantId, scope.mode, String(told.length)]);
      const event = {
        eventId,
        type,
        schemaVersion: 1,
        data: sealed(data),
        meta: { actor: { kind: 'operator', id: 'test' }, at },
      };
      told.push({ type, streamId, category, event: event as NewEvent });
    }
  };
  const { tenantId } = scope;
  tell(
    'tenant',
    tenantId,
    {
      type: 'tenant.registered',
      data: { tenantId, name: 'Sample University', requesterType: 'university', place: 'XA' },
    },
    {
      type: 'tenant.purposes_certified',
      data: { purposes: ['self_check'], nonDiscrimination: true, certifiedAt: at, validUntil: later },
    },
    { type: 'tenant.policy_set', data: { policy: { ...defaultPolicy, lookbackYears: 3 } } },
    { type: 'tenant.suspended', data: { reason: 'sample' } },
    { type: 'tenant.reactivated', data: { reason: 'sample' } },
  );
  for (let nth = 0; nth < people; nth++) tellOfPerson(tell, scope, nth);
  return told;
}

function tellOfPerson(tell: Tell, scope: TenantScope, nth: number): void {
  const id = idsOf(scope, nth);
  tellOfOffice(tell, id, nth);
  const { applicantId, consentId, handleId, evidenceId } = id;
  const personal = null;
  tell('applicant', applicantId, {
    type: 'applicant.created',
    data: { applicantId, unitId: id.unitId, place: 'XA', adult: true, personal },
  });
  tell(
    'handle',
    handleId,
    { type: 'handle.declared', data: { handleId, applicantId, platform: 'x', personal } },
    {
      type: 'handle.archive_attached',
      data: { handleId, applicantId, platform: 'x', evidenceId, consentId, sizeBytes: 10, attachedAt: at },
    },
    { type: 'handle.proven', data: { handleId, applicantId, identifiers: ['handle'], personal } },
  );
  if (nth % 3 === 1)
    tell('handle', handleId, { type: 'handle.held', data: { handleId, reason: 'account_id_changed' } });
  if (nth % 3 === 2) tell('handle', handleId, { type: 'handle.retired', data: { handleId } });
  tell('consent', consentId, {
    type: 'consent.granted',
    data: {
      ...{ consentId, applicantId, method: 'signed_document', textVersion: '1', textSha256: hash, language: 'en' },
      scope: {
        platforms: ['x'],
        sources: ['archive'],
        purpose: 'self_check',
        lookbackYears: 3,
        requesterNamed: true,
        retentionDays: 30,
      },
      ...{ grantedAt: at, expiresAt: later, documentSha256: 'd'.repeat(64), personal },
    },
  });
  const section = { consentId, applicantId };
  tell(
    'consent',
    consentId,
    {
      type: 'consent.consular_section_granted',
      data: {
        ...{ ...section, method: 'hosted_page', textVersion: '1', textSha256: hash },
        ...{ language: 'en', grantedAt: at },
      },
    },
    { type: 'consent.consular_section_withdrawn', data: { ...section, withdrawnAt: later } },
  );
  tellOfUpload(tell, id, nth);
  tellOfProbe(tell, id, nth);
  tellOfScreening(tell, id);
  tellOfAnalysis(tell, id, nth);
  const ordered = { handleId, screeningId: id.screeningId, uploads: [evidenceId] };
  tell('handle', handleId, { type: 'handle.archives_ordered', data: ordered });
  tell('handle', handleId, { type: 'handle.archive_purged', data: { handleId, evidenceId, reason: 'read' } });
  tellOfReview(tell, id, nth);
  tellOfSources(tell, id, nth);
  tellOfEnd(tell, id, nth);
}

function tellOfOffice(tell: Tell, id: Ids, nth: number): void {
  const { unitId, memberId, keyId, tokenId, cohortId, applicantId } = id;
  tell('unit', unitId, { type: 'unit.created', data: { unitId, name: 'Desk', place: null, parentId: null, level: 1 } });
  tell(
    'member',
    memberId,
    { type: 'member.added', data: { memberId, roles: ['reviewer'], simulated: nth % 2 === 0, personal: null } },
    { type: 'member.trained', data: { trainedAt: at, validUntil: later } },
  );
  const secret = (name: string) => ({
    secretSha256: Buffer.from(`${name}${keyId}`).toString('hex').slice(-64).padStart(64, '0'),
  });
  tell('credential', keyId, {
    type: 'api_key.issued',
    data: { keyId, name: 'sample', ...secret('k'), scopes: ['read'], expiresAt: nth % 2 === 0 ? null : later },
  });
  const subject =
    nth % 2 === 0 ? ({ kind: 'member', memberId } as const) : ({ kind: 'applicant', applicantId } as const);
  tell('credential', tokenId, {
    type: 'person_token.issued',
    data: { tokenId, ...secret('t'), subject, expiresAt: later },
  });
  tell(
    'cohort',
    cohortId,
    { type: 'cohort.created', data: { cohortId, unitId, name: 'Autumn', purpose: 'self_check' } },
    { type: 'cohort.opened', data: { cohortId, policy: defaultPolicy, openedAt: at } },
    { type: 'cohort.applicant_added', data: { cohortId, applicantId } },
    { type: 'cohort.screening_started', data: { cohortId, round: 1, startedAt: at } },
  );
}

function tellOfEnd(tell: Tell, id: Ids, nth: number): void {
  const { screeningId, reportId, applicantId, consentId, cohortId, unitId, memberId, keyId, tokenId, shareId } = id;
  const ends: readonly VisaGuardEvent[] = [
    {
      type: 'screening.finished',
      data: { screeningId, outcome: 'completed', result: 'clear', reportId, finishedAt: at },
    },
    { type: 'screening.failed', data: { screeningId, code: 'sample', failedAt: at } },
    { type: 'screening.canceled', data: { screeningId, canceledAt: at } },
  ];
  const end = ends[nth % 4];
  if (end) tell('screening', screeningId, end);
  tell('cohort', cohortId, {
    type: 'cohort.screening_finished',
    data: { cohortId, round: 1, ordered: 0, refused: [{ applicantId, code: 'sample' }], finishedAt: at },
  });
  tell('access_log', applicantId.replace('app_', 'acl_'), {
    type: 'access.content_read',
    data: {
      applicantId,
      objectKind: 'report',
      objectId: reportId,
      view: 'private',
      format: 'json',
      readAt: at,
      requestId: 'req_1',
    },
  });
  tell('access_log', applicantId.replace('app_', 'apl_'), {
    type: 'access.personal_read',
    data: { objectKind: 'applicant', applicantIds: [applicantId], readAt: at, requestId: 'req_2' },
  });
  tell(
    'share',
    shareId,
    { type: 'share.created', data: { shareId, reportId, applicantId, expiresAt: later, createdAt: at } },
    { type: 'share.activated', data: { shareId, activatedAt: at } },
    { type: 'share.revoked', data: { shareId, revokedAt: at } },
  );
  if (nth % 5 === 1) {
    tell('consent', consentId, { type: 'consent.withdrawn', data: { consentId, applicantId, withdrawnAt: at } });
    tell('screening', screeningId, { type: 'screening.closed', data: { screeningId, closedAt: at } });
    tell('report', reportId, {
      type: 'report.blocked',
      data: { reportId, reason: 'consent_withdrawn', blockedAt: at },
    });
  }
  if (nth % 5 === 2)
    tell('report', reportId, { type: 'report.superseded', data: { reportId, by: reportId, supersededAt: at } });
  if (nth % 5 === 3) {
    tell('cohort', cohortId, { type: 'cohort.applicant_removed', data: { cohortId, applicantId } });
    tell('cohort', cohortId, { type: 'cohort.closed', data: { cohortId, closedAt: at } });
    tell('unit', unitId, { type: 'unit.archived', data: { unitId } });
    tell('member', memberId, { type: 'member.removed', data: { memberId } });
    tell('credential', keyId, { type: 'api_key.revoked', data: { keyId } });
    tell('credential', tokenId, { type: 'person_token.revoked', data: { tokenId } });
  }
  if (nth % 5 === 4)
    tell('applicant', applicantId, { type: 'applicant.redacted', data: { applicantId, requestedBy: 'test' } });
}

/** Personal parts as they stand in the store: sealed. Projections have no key and need none. */
function sealed(data: object): Json {
  if (!('personal' in data)) return data as Json;
  const of = data as { personal: unknown; applicantId?: string; memberId?: string };
  const subject = of.applicantId ?? of.memberId ?? '';
  return { ...data, personal: { v: 1, subject, keyVersion: 1, nonce: 'bm9uY2U', data: 'c2VhbGVk' } } as Json;
}
