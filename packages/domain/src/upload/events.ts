import type { ApplicantId, ConsentId, EvidenceId, HandleId, Instant, UploadId } from '@visaguard/kernel';
import type { DomainEvent } from '../aggregate.ts';

/** An archive will come in parts, each of `partSizeBytes` but the last. Bytes of it are held from `openedAt` on. */
export type UploadOpened = DomainEvent<
  'upload.opened',
  {
    readonly uploadId: UploadId;
    readonly handleId: HandleId;
    readonly applicantId: ApplicantId;
    readonly consentId: ConsentId;
    readonly sizeBytes: number;
    readonly partSizeBytes: number;
    readonly openedAt: Instant;
    readonly expiresAt: Instant;
  }
>;
/** A part is there, whole. It takes the place of an earlier one of its number. */
export type UploadPartReceived = DomainEvent<
  'upload.part_received',
  {
    readonly uploadId: UploadId;
    /** From 1. */
    readonly number: number;
    readonly evidenceId: EvidenceId;
    readonly sizeBytes: number;
    /** Of the part's bytes, keyed by the person as the evidence store keeps it. */
    readonly sha256: string;
  }
>;
/** The parts are joined, and what they make is attached to the handle. */
export type UploadCompleted = DomainEvent<
  'upload.completed',
  { readonly uploadId: UploadId; readonly evidenceId: EvidenceId; readonly completedAt: Instant }
>;
/** `asked`: by whoever uploads. */
export type UploadAbandoned = DomainEvent<
  'upload.abandoned',
  {
    readonly uploadId: UploadId;
    readonly reason: 'asked' | 'expired' | 'consent_withdrawn';
    readonly abandonedAt: Instant;
  }
>;

export type UploadEvent = UploadOpened | UploadPartReceived | UploadCompleted | UploadAbandoned;
