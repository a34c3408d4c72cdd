import { type ConsentId, type Instant, ok, type ProbeId, type Refusal, type Result, refuse } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import { bioCode, proveHandle } from './decide.ts';
import type { HandleEvent, HandleProbed } from './events.ts';
import type { HandleState } from './state.ts';

const proofDays = 7;

/** Rule R7: gives out a code that only who controls the account can put into its biography. The last one counts. */
export function requestProof(state: HandleState, command: { readonly at: Instant }): Decision<HandleEvent> {
  const known = usable(state);
  if (!known.ok) return known;
  const { handleId, applicantId, proof } = known.value;
  const expiresAt = new Date(Date.parse(command.at) + proofDays * 86_400_000).toISOString();
  const number = (proof?.number ?? 0) + 1;
  const data = { handleId, applicantId, number, requestedAt: command.at, expiresAt };
  return ok([{ type: 'handle.proof_requested', data }]);
}

export type RequestProbe = {
  readonly probeId: ProbeId;
  readonly consentId: ConsentId;
  /** Rule R1: checked for this very look. */
  readonly consent: Result<null, Refusal>;
  readonly at: Instant;
};

/** Rule R1: no look at a profile without a consent. One at a time: each is paid for. */
export function requestProbe(state: HandleState, command: RequestProbe): Decision<HandleEvent> {
  const known = usable(state);
  if (!known.ok) return known;
  if (!command.consent.ok) return command.consent;
  const { handleId, applicantId, probe } = known.value;
  if (probe && probe.result === null) {
    return refuse('probe_running', 'A look at this profile is under way.', { facts: { probe_id: probe.probeId } });
  }
  const { probeId, consentId, at: requestedAt } = command;
  return ok([{ type: 'handle.probe_requested', data: { handleId, applicantId, probeId, consentId, requestedAt } }]);
}

export type RecordHandleProbe = Omit<HandleProbed['data'], 'handleId' | 'codeSeen'> & {
  /** Null where the platform has shown no account, or where it could not be read. */
  readonly accountId: string | null;
  /** Whether the code given out last stands in the biography; null: there is none, or it has expired. */
  readonly codeSeen: boolean | null;
};

/** What a look has shown, and what follows: proof by the code, or another account under the name (rule R7). */
export function recordHandleProbe(state: HandleState, command: RecordHandleProbe): Decision<HandleEvent> {
  if (state.kind === 'none') return refuse('handle_unknown', 'There is no such declared handle.');
  if (state.probe?.probeId !== command.probeId || state.probe.result !== null) return ok([]);
  const { accountId, ...shown } = command;
  const probed: HandleEvent = { type: 'handle.probed', data: { handleId: state.handleId, ...shown } };
  const isOther = state.accountId !== null && accountId !== null && state.accountId !== accountId;
  if (state.kind === 'retired' || !(isOther || command.codeSeen) || (state.kind === 'held' && !isOther)) {
    return ok([probed]);
  }
  const follows = proveHandle(state, { identifiers: [bioCode], accountId });
  return follows.ok ? ok([probed, ...follows.value]) : follows;
}

/** The number of an account whose handle was proven without one; from then on a change is noticed (rule R7). */
export function recordAccountSeen(
  state: HandleState,
  { accountId }: { readonly accountId: string },
): Decision<HandleEvent> {
  const known = usable(state);
  if (!known.ok) return known;
  if (known.value.accountId !== null) return ok([]);
  const { handleId, applicantId } = known.value;
  return ok([{ type: 'handle.account_seen', data: { handleId, applicantId, personal: { accountId } } }]);
}

function usable(state: HandleState) {
  if (state.kind === 'none' || state.kind === 'retired') {
    return refuse('handle_unknown', 'There is no such declared handle.');
  }
  if (state.kind === 'held') return refuse('handle_held', 'The handle is held and waits for a person.', { rule: 'R7' });
  return ok(state);
}
