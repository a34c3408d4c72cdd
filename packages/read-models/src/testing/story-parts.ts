import type { VisaGuardEvent } from '@visaguard/domain';
import { deriveId, type TenantScope } from '@visaguard/kernel';

export type Tell = (category: string, streamId: string, ...events: readonly VisaGuardEvent[]) => void;

export const at = '2026-11-01T09:00:00.000Z';
export const later = '2027-10-01T00:00:00.000Z';
export const hash = 'a'.repeat(64);

/** The ids of one made-up tenant: the same number gives the same ids. */
export function idsOf(scope: TenantScope, nth: number) {
  const of = <Kind extends Parameters<typeof deriveId>[0]>(kind: Kind) => deriveId(kind, [scope.tenantId, String(nth)]);
  return {
    ...{ unitId: of('unit'), memberId: of('member'), keyId: of('apiKey'), tokenId: of('personToken') },
    uploadId: of('upload'),
    ...{ applicantId: of('applicant'), handleId: of('handle'), consentId: of('consent'), cohortId: of('cohort') },
    ...{ probeId: of('probe'), runId: of('actorRun'), analysisId: of('analysis') },
    openFindingId: deriveId('finding', [scope.tenantId, String(nth), 'open']),
    ...{ screeningId: of('screening'), sourceId: of('source'), findingId: of('finding'), reviewId: of('review') },
    ...{ reportId: of('report'), shareId: of('share'), evidenceId: of('evidence'), postId: of('post') },
    ...{ providerKeyId: of('providerKey'), secretId: of('secret'), adapterId: of('sourceAdapter') },
  };
}

export type Ids = ReturnType<typeof idsOf>;
