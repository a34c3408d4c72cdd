import {
  consent,
  requestProbe as decideProbe,
  requestProof as decideProof,
  type HandleState,
  handle,
  type Platform,
} from '@visaguard/domain';
import {
  type ApplicantId,
  type ConsentId,
  type HandleId,
  type Instant,
  type Json,
  ok,
  type ProbeId,
  type Refusal,
  type Result,
  refuse,
  type TenantScope,
} from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute } from './execute.ts';
import { permitReading } from './permit-reading.ts';

const codeLength = 10;

/**
 * The code of this number that proves control of the account, for example `vg-3f81c09a2b`. It follows from the handle
 * under a key of the tenant, so that it is stored nowhere.
 */
export async function proofCodeOf(
  app: Pick<Application, 'vault'>,
  scope: TenantScope,
  of: { readonly handleId: HandleId; readonly number: number },
): Promise<string> {
  const digest = await app.vault.blindIndex(scope, 'proof of a handle', `${of.handleId}/${of.number}`);
  return `vg-${digest.slice(0, codeLength)}`;
}

type OfHandle = {
  readonly handleId: HandleId;
  /** Whose it must be, where the applicant acts: another person's is not there for them. */
  readonly of?: ApplicantId;
};

export type CodeGiven = { readonly platform: Platform; readonly number: number; readonly expiresAt: Instant };

export type ProofRequest = OfHandle & {
  readonly reply: (code: CodeGiven, version: number) => Json;
};

/** Gives out the next code that the account holder puts into the biography (rule R7). */
export function requestHandleProof(app: Application, command: Command, request: ProofRequest): Promise<CommandOutcome> {
  return execute(app, command, async (reader) => {
    const on = await reader.load(handle, request.handleId);
    const known = knownTo(on.state, request);
    if (!known.ok) return known;
    const decision = decideProof(on.state, { at: command.at });
    if (!decision.ok) return decision;
    const after = decision.value.reduce(handle.evolve, on.state);
    if (after.kind === 'none' || !after.proof) throw new Error('a proof that was requested is not there');
    return ok({
      changes: [{ on, events: decision.value }],
      reply: request.reply({ ...after.proof, platform: after.platform }, on.version + decision.value.length),
    });
  });
}

export type ProbeRequestOf = OfHandle & {
  readonly consentId: ConsentId;
  readonly probeId: ProbeId;
  readonly reply: (version: number) => Json;
};

/** Asks for a look at the public profile, under a consent that covers public profiles of its platform (rule R1). */
export function requestHandleProbe(
  app: Application,
  command: Command,
  { consentId, probeId, reply, ...request }: ProbeRequestOf,
): Promise<CommandOutcome> {
  return execute(app, command, async (reader) => {
    const [on, permission] = await Promise.all([
      reader.load(handle, request.handleId),
      reader.load(consent, consentId),
    ]);
    const known = knownTo(on.state, request);
    if (!known.ok) return known;
    const permitted = permitReading({
      ...{ account: on.state, permission: permission.state, source: 'apify', at: command.at },
    });
    const allowed = permitted.ok ? ok(null) : permitted;
    const decision = decideProbe(on.state, { probeId, consentId, consent: allowed, at: command.at });
    if (!decision.ok) return decision;
    const changes = [{ on, events: decision.value }];
    return ok({ changes, asSeen: [permission], reply: reply(on.version + decision.value.length) });
  });
}

function knownTo(state: HandleState, { of }: OfHandle): Result<null, Refusal> {
  if (state.kind === 'none' || (of && state.applicantId !== of)) {
    return refuse('handle_unknown', 'There is no such declared handle.');
  }
  if (state.canonical === null) return refuse('applicant_redacted', 'The applicant has been erased.');
  return ok(null);
}
