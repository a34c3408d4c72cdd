import type { AccessLogEvent } from './access-log/events.ts';
import type { ActorRunEvent } from './actor-run/events.ts';
import type { AnalysisEvent } from './analysis/events.ts';
import type { ApplicantEvent } from './applicant/events.ts';
import type { CohortEvent } from './cohort/events.ts';
import type { ConsentEvent } from './consent/events.ts';
import type { ConsularConsentEvent } from './consular-consent/events.ts';
import type { CredentialEvent } from './credential/events.ts';
import type { FindingEvent } from './finding/events.ts';
import type { HandleEvent } from './handle/events.ts';
import type { MemberEvent } from './member/events.ts';
import type { ProviderKeyEvent } from './provider-key/events.ts';
import type { ReportEvent } from './report/events.ts';
import type { ReviewEvent } from './review/events.ts';
import type { ScreeningEvent } from './screening/events.ts';
import type { ShareEvent } from './share/events.ts';
import type { SourceAdapterEvent } from './source-adapter/events.ts';
import type { TenantEvent } from './tenant/events.ts';
import type { UnitEvent } from './unit/events.ts';
import type { UploadEvent } from './upload/events.ts';

/** Every event there is. */
export type VisaGuardEvent =
  | AccessLogEvent
  | ActorRunEvent
  | AnalysisEvent
  | ApplicantEvent
  | CohortEvent
  | ConsentEvent
  | ConsularConsentEvent
  | CredentialEvent
  | FindingEvent
  | HandleEvent
  | MemberEvent
  | ProviderKeyEvent
  | ReportEvent
  | ReviewEvent
  | ScreeningEvent
  | ShareEvent
  | SourceAdapterEvent
  | TenantEvent
  | UnitEvent
  | UploadEvent;

export type EventType = VisaGuardEvent['type'];
