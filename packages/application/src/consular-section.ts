import {
  type ConsularConsentState,
  consent,
  consularConsent,
  consularConsentStream,
  grantConsularSection as decideGrant,
  withdrawConsularSection as decideWithdrawal,
  type GrantConsularSection,
} from '@visaguard/domain';
import { type ApplicantId, type ConsentId, type Json, ok } from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute } from './execute.ts';

type Given = Exclude<ConsularConsentState, { kind: 'none' }>;
type Reply = (state: Given, version: number) => Json;

export type ConsularSectionGrant = Omit<GrantConsularSection, 'consent' | 'at'> & {
  readonly consentId: ConsentId;
  readonly reply: Reply;
};

/** The applicant asks for the section beside a consent of their own that stands. Safe to repeat. */
export function grantConsularSection(
  app: Application,
  command: Command,
  { consentId, reply, ...given }: ConsularSectionGrant,
): Promise<CommandOutcome> {
  return execute(app, command, async (reader) => {
    const [widened, on] = await Promise.all([
      reader.load(consent, consentId),
      reader.load(consularConsent, consularConsentStream(consentId)),
    ]);
    const decision = decideGrant(on.state, { ...given, consent: widened.state, at: command.at });
    if (!decision.ok) return decision;
    const after = givenState(decision.value.reduce(consularConsent.evolve, on.state));
    const answer = reply(after, on.version + decision.value.length);
    return ok({ changes: [{ on, events: decision.value }], asSeen: [widened], reply: answer });
  });
}

export type ConsularSectionWithdrawal = {
  readonly consentId: ConsentId;
  readonly applicantId: ApplicantId;
  readonly reply: Reply;
};

/** Rule R2: one step, always allowed. The consent to the screening stays as it is. */
export function withdrawConsularSection(
  app: Application,
  command: Command,
  { consentId, applicantId, reply }: ConsularSectionWithdrawal,
): Promise<CommandOutcome> {
  return execute(app, command, async (reader) => {
    const on = await reader.load(consularConsent, consularConsentStream(consentId));
    const decision = decideWithdrawal(on.state, { applicantId, at: command.at });
    if (!decision.ok) return decision;
    const after = givenState(decision.value.reduce(consularConsent.evolve, on.state));
    const answer = reply(after, on.version + decision.value.length);
    return ok({ changes: [{ on, events: decision.value }], reply: answer });
  });
}

function givenState(state: ConsularConsentState): Given {
  if (state.kind === 'none') throw new Error('what was decided on was given once');
  return state;
}
