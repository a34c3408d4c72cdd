import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '@visaguard/kernel';
import type { Finding } from '../checks/finding.ts';
import { judge } from '../checks/judge.ts';
import type { Fault } from '../faults/fault.ts';
import { runLoad } from '../load/run-load.ts';
import { untilCaughtUp } from '../rig/caught-up.ts';
import { createDraws } from '../rig/draws.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { noteSituations } from './note-situations.ts';
import type { Suite } from './suite.ts';

export type FaultResult = {
  readonly fault: string;
  readonly seed: string;
  /** During this fault: commands that were answered with success. */
  readonly accepted: number;
  /** From the moment it broke until nothing kept it from being whole. */
  readonly brokenMs: number;
  /** From then until everything that was stored had come everywhere, under load. */
  readonly recoveryMs: number;
  readonly outboxMax: number;
  readonly findings: readonly Finding[];
};

export type Timing = {
  readonly visitorsPerSecond: number;
  /** How long load comes before the fault at most, and after the recovery. */
  readonly aroundMs: number;
};

/** A broker that was wiped is read again from its beginning by every consumer. */
const recoveredWithinMs = 180_000;

/** One fault under load, then rest, then the checks over all that the stack has done since it started. */
export async function runFault(suite: Suite, fault: Fault, timing: Timing): Promise<FaultResult> {
  const { ledger, watch } = suite;
  const seed = `${suite.seed}/${fault.name.replaceAll(/\W+/g, '-')}`;
  const before = ledger.read().length;
  watch.takeOutboxMax();
  const { mendedAt, brokenMs, recoveryMs } = await underLoad(suite, { fault, seed, timing });
  const evidence = await gatherEvidence(suite);
  const outboxMax = watch.takeOutboxMax();
  await noteSituations(suite, { fault, mendedAt, outboxMax, evidence });
  const accepted = evidence.accepted.length - before;
  return { fault: fault.name, seed, accepted, brokenMs, recoveryMs, outboxMax, findings: judge(evidence) };
}

type Struck = { readonly fault: Fault; readonly seed: string; readonly timing: Timing };

async function underLoad(suite: Suite, { fault, seed, timing }: Struck) {
  const { rig, client, sometimes } = suite;
  const { visitorsPerSecond: perSecond, aroundMs } = timing;
  const draws = createDraws(seed);
  const stopping = new AbortController();
  const load = runLoad({ seed, perSecond, client, tenants: rig.tenants, signal: stopping.signal });
  try {
    await delay(draws.between(aroundMs / 2, aroundMs));
    const struckMs = performance.now();
    await fault.strike({ rig, client, draws, sometimes });
    const mendedMs = performance.now();
    const mendedAt = systemClock.now();
    await untilCaughtUp(rig, recoveredWithinMs);
    const recoveredMs = performance.now();
    await delay(aroundMs / 2);
    return { mendedAt, brokenMs: mendedMs - struckMs, recoveryMs: recoveredMs - mendedMs };
  } finally {
    stopping.abort();
    await load;
  }
}
