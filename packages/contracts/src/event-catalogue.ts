import type { EventContract } from './event-contract.ts';
import { accessLogEvents } from './events/access-log.ts';
import { actorRunEvents } from './events/actor-run.ts';
import { analysisEvents } from './events/analysis.ts';
import { applicantEvents } from './events/applicant.ts';
import { cohortEvents } from './events/cohort.ts';
import { consentEvents } from './events/consent.ts';
import { credentialEvents } from './events/credential.ts';
import { findingEvents } from './events/finding.ts';
import { handleEvents } from './events/handle.ts';
import { memberEvents } from './events/member.ts';
import { providerKeyEvents } from './events/provider-key.ts';
import { reportEvents } from './events/report.ts';
import { reviewEvents } from './events/review.ts';
import { screeningEvents } from './events/screening.ts';
import { shareEvents } from './events/share.ts';
import { sourceAdapterEvents } from './events/source-adapter.ts';
import { tenantEvents } from './events/tenant.ts';
import { unitEvents } from './events/unit.ts';
import { uploadEvents } from './events/upload.ts';
import { pastForms } from './past-forms.ts';

/** The form that new events of each type are written in, and that everything past the readers sees. */
export const currentForms = [
  ...tenantEvents,
  ...unitEvents,
  ...memberEvents,
  ...credentialEvents,
  ...applicantEvents,
  ...handleEvents,
  ...uploadEvents,
  ...consentEvents,
  ...cohortEvents,
  ...screeningEvents,
  ...analysisEvents,
  ...findingEvents,
  ...reviewEvents,
  ...reportEvents,
  ...shareEvents,
  ...actorRunEvents,
  ...accessLogEvents,
  ...providerKeyEvents,
  ...sourceAdapterEvents,
] as const;

/** Every version of every event that may be stored. A version that has shipped is never changed, only followed. */
export const eventCatalogue: readonly EventContract[] = [...pastForms, ...currentForms];

const byType = new Map<string, EventContract>(
  currentForms.map((contract): [string, EventContract] => [contract.type, contract]),
);

/** The contract that new events of this type are written under. @throws for a type that does not exist: a bug. */
export function currentContract(type: string): EventContract {
  const contract = byType.get(type);
  if (!contract) throw new Error(`no contract for event type ${type}`);
  return contract;
}
