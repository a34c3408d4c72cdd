import { applicant, consent, recordConsent as decide, type RecordConsent } from '@visaguard/domain';
import { type Json, ok, refuse } from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute } from './execute.ts';
import { askGate, refuseByGate } from './jurisdiction.ts';

export type ConsentRecord = Omit<RecordConsent, 'recordedAt'> & { readonly reply: Json };

/**
 * Records a consent that a tenant holds. Rule R4: the gate is asked again. Where it leaves the applicant's own
 * initiative only, a consent that names the tenant as recipient is none.
 */
export function recordConsent(app: Application, command: Command, record: ConsentRecord): Promise<CommandOutcome> {
  const { reply, ...given } = record;
  return execute(app, command, async (reader) => {
    const person = (await reader.load(applicant, given.applicantId)).state;
    if (person.kind === 'none') return refuse('applicant_unknown', 'There is no such applicant.');
    if (person.kind === 'redacted') return refuse('applicant_redacted', 'The applicant has been erased.');
    const gate = await askGate(reader, command.scope, person);
    if (gate.outcome === 'forbid' || (gate.outcome === 'self_only' && given.scope.requesterNamed)) {
      return refuseByGate(gate, 'The law of a place involved does not permit to ask for this consent.');
    }
    const on = reader.fresh(consent, given.consentId);
    const decision = decide(on.state, { ...given, recordedAt: command.at });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }], reply }) : decision;
  });
}
