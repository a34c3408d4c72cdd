import { type Change, execute, type Reader } from '@visaguard/application';
import {
  type ActorRunEvent,
  type ActorRunState,
  actorRun,
  type Decision,
  endRun,
  orderRun,
  postponeRun,
} from '@visaguard/domain';
import { type ActorRunId, type Instant, instant, ok, type Refusal, type Result } from '@visaguard/kernel';
import { runCommand } from '../run-command.ts';
import type { ProfileReader } from './profiles.ts';
import type { SlotAsk } from './run-slots.ts';
import type { EndedRun, RunPlan, RunStep, RunUse } from './run-step.ts';

type Decide = (state: ActorRunState) => Decision<ActorRunEvent>;

/**
 * @param step `key` names it: it holds the version of the run that was decided on.
 * @returns whether this very call has written something: a second attempt at the same step has not.
 */
export async function recordRun(
  { worker, scope }: RunUse,
  runId: ActorRunId,
  step: { readonly key: string; readonly decide: Decide },
): Promise<boolean> {
  let events = 0;
  const { replayed } = await runCommand(
    worker,
    { scope, process: 'actor_run', key: `${runId}/${step.key}` },
    (command) =>
      execute(worker.app, command, async (reader) => {
        const on = await reader.load(actorRun, runId);
        const decision = step.decide(on.state);
        if (!decision.ok) return decision;
        events = decision.value.length;
        return ok({ changes: [{ on, events: decision.value }] });
      }),
  );
  return !replayed && events > 0;
}

export function ordered({ worker, reader }: RunUse, { order, ...plan }: RunPlan): Decide {
  const { actor, build } = order;
  const data = { ...plan, actor, build, keyId: keyIdOf(reader), orderedAt: instant(worker.app.clock) };
  return (state) => orderRun(state, data);
}

export function postponed({ worker }: RunUse, { runId }: RunPlan, code: string): Decide {
  return (state) => postponeRun(state, { runId, code, postponedAt: instant(worker.app.clock) });
}

/** The end of a run, to be recorded together with what follows from it. */
export async function runEnded(
  reader: Reader,
  of: { readonly runId: ActorRunId; readonly run: EndedRun; readonly outcome: string; readonly at: Instant },
): Promise<Result<Change, Refusal>> {
  const { runId, run, outcome, at } = of;
  const on = await reader.load(actorRun, runId);
  const { status, costUsd, endedAt } = run.end;
  const decision = endRun(on.state, { runId, status, rows: run.rows.length, costUsd, outcome, endedAt: endedAt ?? at });
  return decision.ok ? ok({ on, events: decision.value }) : decision;
}

/** Free for the next one. */
export function unavailable({ worker }: RunUse, { runId }: RunPlan, code: string): RunStep {
  worker.profiles.slots.release(runId);
  return { kind: 'unavailable', code };
}

export async function tellFailed(
  { worker, reader }: RunUse,
  { platform }: RunPlan,
  failed: { readonly code: string; readonly isFinal: boolean },
): Promise<void> {
  await worker.profiles.gate.tell({ platform, key: reader.key }, { kind: 'failed', ...failed });
}

export function slotOf({ scope, reader }: Pick<RunUse, 'scope' | 'reader'>, { runId, owner }: RunAsk): SlotAsk {
  return { key: slotKeyOf(reader), scope, runId, owner };
}

type RunAsk = Pick<RunPlan, 'runId' | 'owner'>;

export function slotKeyOf(reader: ProfileReader): string {
  return keyIdOf(reader) ?? 'platform';
}

export function keyIdOf({ key }: ProfileReader): string | null {
  return key?.keyId ?? null;
}

export function minutesSince({ worker }: RunUse, since: Instant | null): number {
  return since === null ? 0 : (worker.app.clock.now().getTime() - Date.parse(since)) / 60_000;
}
