import type { UploadBody } from '@visaguard/contracts';
import { type KnownUpload, missingParts, partCount, uploadHasExpired } from '@visaguard/domain';
import type { Instant, TenantScope } from '@visaguard/kernel';

/** An upload as a caller sees it at this instant. */
export function uploadBody(scope: TenantScope, upload: KnownUpload, at: Instant) {
  return {
    object: 'upload',
    id: upload.uploadId,
    handle_id: upload.handleId,
    consent_id: upload.consentId,
    state: stateOf(upload, at),
    size_bytes: upload.sizeBytes,
    part_size_bytes: upload.partSizeBytes,
    parts: partCount(upload),
    received: upload.parts.map(({ number }) => number),
    missing: [...missingParts(upload)],
    archive_id: upload.archiveId,
    created_at: upload.openedAt,
    expires_at: upload.expiresAt,
    livemode: scope.mode === 'live',
  } satisfies UploadBody;
}

function stateOf(upload: KnownUpload, at: Instant): UploadBody['state'] {
  return uploadHasExpired(upload, at) || upload.abandonedFor === 'expired' ? 'expired' : upload.kind;
}
