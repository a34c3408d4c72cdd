import { type Instant, ok, refuse, type SourceAdapterId } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import type { Platform } from '../vocabulary.ts';
import { admit } from './admit.ts';
import type { ClosingReason, SourceAdapterEvent } from './events.ts';
import type { SourceAdapterState } from './state.ts';

const failuresInARowMax = 5;
const openMsFirst = 60_000;
const openMsMax = 1_800_000;
/** A try that nothing is heard of, its worker being gone for example, is given up then. */
const trialMs = 600_000;
/** Longer than the time to the next probe: what a probe has found out, a probe takes back. */
const probeFailedMs = 2 * 3_600_000;

type Of = { readonly adapterId: SourceAdapterId; readonly platform: Platform; readonly at: Instant };

export type Failure = Of & {
  readonly keyId: string | null;
  readonly code: string;
  /** Trying again changes nothing until somebody acts. */
  readonly isFinal: boolean;
  /** Of this adapter under this key, this one among them. */
  readonly failuresInARow: number;
};

/** Opens the breaker after five failures in a row, or at once where trying again cannot help (rule R30). */
export function recordFailure(state: SourceAdapterState, failure: Failure): Decision<SourceAdapterEvent> {
  const { breaker } = state;
  const isOfThisKey = breaker.kind !== 'closed' && breaker.keyId === failure.keyId;
  if (isOfThisKey && breaker.kind === 'open') return ok([]);
  if (isOfThisKey) return ok([opened(failure, failure, Math.min(breaker.openMs * 2, openMsMax))]);
  if (!failure.isFinal && failure.failuresInARow < failuresInARowMax) return ok([]);
  return ok([opened(failure, failure, openMsFirst)]);
}

/**
 * While a try is under way any run that worked under this key closes the breaker, one that began earlier too: at that
 * moment the service has answered. Before the try nothing closes it: what worked then may have begun before it opened.
 */
export function recordSuccess(
  state: SourceAdapterState,
  { adapterId, keyId, at }: Omit<Of, 'platform'> & { readonly keyId: string | null },
): Decision<SourceAdapterEvent> {
  const { breaker } = state;
  if (breaker.kind !== 'trying' || breaker.keyId !== keyId) return ok([]);
  return ok([closed(adapterId, 'worked', at)]);
}

/** Lets one try through. Two that ask at once meet in the version of the stream: one of them is refused. */
export function startTrial(
  state: SourceAdapterState,
  { adapterId, keyId, at }: Omit<Of, 'platform'> & { readonly keyId: string | null },
): Decision<SourceAdapterEvent> {
  if (admit(state, { keyId, at }).kind !== 'trial') {
    return refuse('source_adapter_not_due', 'No try of this source is due.');
  }
  return ok([{ type: 'source_adapter.trial_started', data: { adapterId, until: later(at, trialMs) } }]);
}

export type Probe = Of & {
  /** `found` is what a healthy adapter says of the account that there is. */
  readonly known: string;
  /** `not_found` is what a healthy adapter says of the account that there cannot be. */
  readonly random: string;
};

/** Rule R30: an adapter that finds what is not there, or misses what is, is unhealthy, however well its runs end. */
export function recordProbe(state: SourceAdapterState, probe: Probe): Decision<SourceAdapterEvent> {
  const { adapterId, platform, known, random, at } = probe;
  const verdict = known === 'found' && random === 'not_found' ? 'healthy' : 'unhealthy';
  const events: SourceAdapterEvent[] = [];
  if (verdict !== state.verdict) {
    const data = { adapterId, platform, verdict, known, random, probedAt: at } as const;
    events.push({ type: 'source_adapter.probed', data });
  }
  if (verdict === 'unhealthy')
    events.push(opened(probe, { keyId: null, code: 'probe_failed', isFinal: true }, probeFailedMs));
  else if (state.breaker.kind !== 'closed') events.push(closed(adapterId, 'probe_passed', at));
  return ok(events);
}

/** Another key was set, or none is left: what happened under the old one says nothing any more. */
export function forgetKey(
  state: SourceAdapterState,
  { adapterId, at }: Omit<Of, 'platform'>,
): Decision<SourceAdapterEvent> {
  return ok(state.breaker.kind === 'closed' ? [] : [closed(adapterId, 'key_changed', at)]);
}

/** The operator's kill switch: beats everything else. */
export function switchOff(
  state: SourceAdapterState,
  { at, ...command }: Of & { readonly reason: string; readonly by: string },
): Decision<SourceAdapterEvent> {
  if (command.reason.trim() === '') return refuse('reason_missing', 'Say why the platform is switched off.');
  if (state.isSwitchedOff) return ok([]);
  return ok([{ type: 'source_adapter.switched_off', data: { ...command, switchedAt: at } }]);
}

export function switchOn(
  state: SourceAdapterState,
  { at, ...command }: Of & { readonly by: string },
): Decision<SourceAdapterEvent> {
  return ok(state.isSwitchedOff ? [{ type: 'source_adapter.switched_on', data: { ...command, switchedAt: at } }] : []);
}

function opened(
  { adapterId, platform, at }: Of,
  { keyId, code, isFinal }: Pick<Failure, 'keyId' | 'code' | 'isFinal'>,
  openMs: number,
): SourceAdapterEvent {
  const data = { adapterId, platform, keyId, reasonCode: code, isFinal, openedAt: at, until: later(at, openMs) };
  return { type: 'source_adapter.opened', data };
}

function closed(adapterId: SourceAdapterId, reason: ClosingReason, at: Instant): SourceAdapterEvent {
  return { type: 'source_adapter.closed', data: { adapterId, reason, closedAt: at } };
}

function later(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString();
}
