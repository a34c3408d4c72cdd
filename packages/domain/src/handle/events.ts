import type { ApplicantId, ConsentId, EvidenceId, HandleId, Instant, ProbeId, ScreeningId } from '@visaguard/kernel';
import type { DomainEvent, Personal } from '../aggregate.ts';
import type { NotAssessedReason, Platform } from '../vocabulary.ts';

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
/** The number that an account has at its platform, first seen on a handle that was proven without one. */
export type HandleAccountSeen = DomainEvent<
  'handle.account_seen',
  {
    readonly handleId: HandleId;
    readonly applicantId: ApplicantId;
    readonly personal: Personal<{ readonly accountId: string }>;
  }
>;
/** A code was given out that the account holder puts into the profile's biography. It follows from the number. */
export type HandleProofRequested = DomainEvent<
  'handle.proof_requested',
  {
    readonly handleId: HandleId;
    readonly applicantId: ApplicantId;
    readonly number: number;
    readonly requestedAt: Instant;
    readonly expiresAt: Instant;
  }
>;
/** Somebody asked for a look at the public profile, under this consent (rule R1). */
export type HandleProbeRequested = DomainEvent<
  'handle.probe_requested',
  {
    readonly handleId: HandleId;
    readonly applicantId: ApplicantId;
    readonly probeId: ProbeId;
    readonly consentId: ConsentId;
    readonly requestedAt: Instant;
  }
>;
export const probeStates = ['found', 'private', 'not_found', 'unknown'] as const;
export type ProbeState = (typeof probeStates)[number];

/** What the look has shown. `unknown` is never "valid", and never "not there". */
export type HandleProbed = DomainEvent<
  'handle.probed',
  {
    readonly handleId: HandleId;
    readonly probeId: ProbeId;
    readonly state: ProbeState;
    /** Why it is unknown; null where it is not, and where the consent or the account had gone meanwhile. */
    readonly reason: NotAssessedReason | null;
    /** Whether the code stood in the biography; null where none was given out, or none could be looked for. */
    readonly codeSeen: boolean | null;
    readonly probedAt: Instant;
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
  | HandleAccountSeen
  | HandleProofRequested
  | HandleProbeRequested
  | HandleProbed
  | HandleHeld
  | HandleRetired
  | ArchiveAttached
  | ArchivesOrdered
  | ArchivePurged;
