import type { ApplicantId, ConsentId, EvidenceId, HandleId, Instant, ScreeningId } from '@visaguard/kernel';
import type { DomainEvent, Personal } from '../aggregate.ts';
import type { Platform } from '../vocabulary.ts';

export type HandleDeclared = DomainEvent<
  'handle.declared',
  {
    readonly handleId: HandleId;
    readonly applicantId: ApplicantId;
    readonly platform: Platform;
    readonly personal: Personal<{ readonly raw: string; readonly canonical: string }>;
  }
>;
export type HandleProven = DomainEvent<
  'handle.proven',
  {
    readonly handleId: HandleId;
    readonly applicantId: ApplicantId;
    /** Which identifiers matched, by name; their values are personal. */
    readonly identifiers: readonly string[];
    readonly personal: Personal<{ readonly accountId: string | null }>;
  }
>;
export type HandleHeld = DomainEvent<
  'handle.held',
  { readonly handleId: HandleId; readonly reason: 'account_id_changed' }
>;
export type HandleRetired = DomainEvent<'handle.retired', { readonly handleId: HandleId }>;

/** One uploaded part of the account holder's official export. Its bytes are in the evidence store. */
export type ArchiveAttached = DomainEvent<
  'handle.archive_attached',
  {
    readonly handleId: HandleId;
    readonly applicantId: ApplicantId;
    readonly platform: Platform;
    readonly evidenceId: EvidenceId;
    readonly consentId: ConsentId;
    readonly sizeBytes: number;
    readonly attachedAt: Instant;
  }
>;
/** A screening will read these parts. An export is read once, so until it has let go of them no other one may. */
export type ArchivesOrdered = DomainEvent<
  'handle.archives_ordered',
  { readonly handleId: HandleId; readonly screeningId: ScreeningId; readonly uploads: readonly EvidenceId[] }
>;
export type ArchivePurged = DomainEvent<
  'handle.archive_purged',
  {
    readonly handleId: HandleId;
    readonly evidenceId: EvidenceId;
    readonly reason: 'read' | 'expired' | 'consent_withdrawn';
  }
>;

export type HandleEvent =
  | HandleDeclared
  | HandleProven
  | HandleHeld
  | HandleRetired
  | ArchiveAttached
  | ArchivesOrdered
  | ArchivePurged;
