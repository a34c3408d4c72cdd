import type { Reader } from '@visaguard/application';
import {
  consent,
  consularConsent,
  consularConsentStream,
  consularNotesId,
  consularSectionStands,
  screening,
} from '@visaguard/domain';
import {
  type ApplicantId,
  type EvidenceId,
  type Instant,
  ok,
  type Refusal,
  type Result,
  refuse,
  type ScreeningId,
} from '@visaguard/kernel';
import type { Readable } from '../../http/logged-read.ts';

export type StandingSection = {
  readonly agreedAt: Instant;
  readonly sources: readonly { readonly sourceId: string; readonly notesId: EvidenceId }[];
};

/**
 * The section of one's own screening, while both consents stand. Decided on the events, so that a withdrawal holds from
 * its own moment on; without a standing grant it is not there, whether it was ever asked for or not.
 */
export async function standingSection(
  reader: Reader,
  asked: { readonly screeningId: ScreeningId; readonly applicantId: ApplicantId; readonly at: Instant },
): Promise<Result<Readable<StandingSection>, Refusal>> {
  const { screeningId, applicantId, at } = asked;
  const { state } = await reader.load(screening, screeningId);
  if (state.kind === 'none' || state.applicantId !== applicantId) {
    return refuse('screening_unknown', 'There is no such screening.');
  }
  const [given, grant] = await Promise.all([
    reader.load(consent, state.consentId),
    reader.load(consularConsent, consularConsentStream(state.consentId)),
  ]);
  if (grant.state.kind === 'none' || !consularSectionStands(grant.state, given.state, at)) {
    return refuse('consular_section_unknown', 'There is no such section.');
  }
  const { grantedAt: agreedAt, grants } = grant.state;
  const sources = state.sources.map(({ sourceId }) => ({ sourceId, notesId: consularNotesId(sourceId, grants) }));
  return ok({ applicantId, found: { agreedAt, sources }, seen: [given, grant] });
}
