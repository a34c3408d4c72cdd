import { applicant, canonicalHandle, declareHandle as decide, handle, type Platform } from '@visaguard/domain';
import { type ApplicantId, deriveId, type HandleId, type Json, ok, type Refusal, refuse } from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute } from './execute.ts';
import { askGate, refuseByGate } from './jurisdiction.ts';

export type HandleDeclaration = {
  readonly applicantId: ApplicantId;
  readonly platform: Platform;
  /** As it was written; may be a profile link. */
  readonly raw: string;
  /** What the caller is told; without personal content. */
  readonly reply: (handleId: HandleId) => Json;
};

/**
 * A tenant declares an account of an applicant, on the consent it attests. Only where the gate says `allow`: everywhere
 * else handles come from the applicant. The id follows from person, platform and name under a key of the tenant, so the
 * store refuses the same account twice, and the id tells the name to nobody.
 */
export async function declareHandle(
  app: Application,
  command: Command,
  declaration: HandleDeclaration,
): Promise<CommandOutcome> {
  const { applicantId, platform, raw } = declaration;
  const name = canonicalHandle(platform, raw);
  if (!name.ok) return { kind: 'refused', refusal: atHandle(name.error) };
  const { canonical } = name.value;
  const account = await app.vault.blindIndex(command.scope, 'handle', `${platform}:${canonical}`);
  const handleId = deriveId('handle', [applicantId, account]);

  return execute(app, command, async (reader) => {
    const person = (await reader.load(applicant, applicantId)).state;
    if (person.kind === 'none') return refuse('applicant_unknown', 'There is no such applicant.');
    if (person.kind === 'redacted') return refuse('applicant_redacted', 'The applicant has been erased.');
    const gate = await askGate(reader, command.scope, person);
    if (gate.outcome !== 'allow') {
      return refuseByGate(gate, 'The law of a place involved lets the applicant alone declare handles.');
    }
    const on = await reader.load(handle, handleId);
    if (on.state.kind === 'held') {
      return refuse('handle_held', 'The handle is held and waits for a person.', { rule: 'R7' });
    }
    const decision = decide(on.state, { handleId, applicantId, platform, raw, canonical });
    if (!decision.ok) return decision;
    return ok({ changes: [{ on, events: decision.value }], reply: declaration.reply(handleId) });
  });
}

function atHandle(refusal: Refusal): Refusal {
  return { ...refusal, faults: [{ pointer: '/handle', detail: 'does not have the form of this platform' }] };
}
