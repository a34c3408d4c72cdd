import { at, hash, type Ids, later, type Tell } from './story-parts.ts';

/** Of every third an upload that is completed, of another one that is abandoned; the rest wait for parts. */
export function tellOfUpload(tell: Tell, { uploadId, handleId, applicantId, consentId, evidenceId }: Ids, nth: number) {
  const sizes = { sizeBytes: 10, partSizeBytes: 10 };
  tell(
    'upload',
    uploadId,
    {
      type: 'upload.opened',
      data: { uploadId, handleId, applicantId, consentId, ...sizes, openedAt: at, expiresAt: later },
    },
    { type: 'upload.part_received', data: { uploadId, number: 1, evidenceId, sizeBytes: 10, sha256: hash } },
  );
  if (nth % 3 === 1) {
    tell('upload', uploadId, { type: 'upload.completed', data: { uploadId, evidenceId, completedAt: at } });
  }
  if (nth % 3 === 2) {
    tell('upload', uploadId, { type: 'upload.abandoned', data: { uploadId, reason: 'expired', abandonedAt: at } });
  }
}
