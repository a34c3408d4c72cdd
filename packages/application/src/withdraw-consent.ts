import { type ConsentState, consent, withdrawConsent as decide } from '@visaguard/domain';
import { type ApplicantId, type ConsentId, type Json, ok, refuse } from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute } from './execute.ts';

export type ConsentWithdrawal = {
  readonly consentId: ConsentId;
  /** Whose it must be, where the applicant acts: another person's is not there for them. */
  readonly of?: ApplicantId;
  readonly reply: (withdrawn: Exclude<ConsentState, { kind: 'none' }>, version: number) => Json;
};

/** Rule R2: one step, always allowed, final for this consent. */
export function withdrawConsent(app: Application, command: Command, input: ConsentWithdrawal): Promise<CommandOutcome> {
  return execute(app, command, async (reader) => {
    const on = await reader.load(consent, input.consentId);
    const { state } = on;
    if (state.kind === 'none' || (input.of && state.applicantId !== input.of)) {
      return refuse('consent_unknown', 'There is no such consent.');
    }
    const decision = decide(state, { at: command.at });
    if (!decision.ok) return decision;
    const after = decision.value.reduce(consent.evolve, state);
    if (after.kind === 'none') throw new Error('a withdrawn consent is still one');
    const reply = input.reply(after, on.version + decision.value.length);
    return ok({ changes: [{ on, events: decision.value }], reply });
  });
}
