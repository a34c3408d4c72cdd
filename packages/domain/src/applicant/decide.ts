import { type ApplicantId, ok, refuse, type UnitId } from '@visaguard/kernel';
import { confirmAdult } from '../age/confirm-adult.ts';
import type { Decision } from '../aggregate.ts';
import type { ApplicantEvent } from './events.ts';
import type { ApplicantState } from './state.ts';

export type CreateApplicant = {
  readonly applicantId: ApplicantId;
  readonly unitId: UnitId | null;
  readonly place: string | null;
  readonly adult: boolean;
  readonly name: string;
  readonly email: string;
  readonly externalRef: string | null;
};

export function createApplicant(state: ApplicantState, command: CreateApplicant): Decision<ApplicantEvent> {
  if (state.kind !== 'none') return refuse('applicant_exists', 'This applicant exists already.');
  const adult = confirmAdult(command);
  if (!adult.ok) return adult;
  const { applicantId, unitId, place, name, email, externalRef } = command;
  return ok([
    {
      type: 'applicant.created',
      data: { applicantId, unitId, place, adult: true, personal: { name, email, externalRef } },
    },
  ]);
}

/** Marks the person as erased. The vault destroys the key; this event tells every copy to scrub. */
export function redactApplicant(
  state: ApplicantState,
  command: { readonly requestedBy: string },
): Decision<ApplicantEvent> {
  if (state.kind === 'none') return refuse('applicant_unknown', 'There is no such applicant.');
  if (state.kind === 'redacted') return ok([]);
  return ok([
    { type: 'applicant.redacted', data: { applicantId: state.applicantId, requestedBy: command.requestedBy } },
  ]);
}
