import { execute, permitReading, proofCodeOf, type Reader } from '@visaguard/application';
import type { ProbeResult } from '@visaguard/collection/apify';
import { consent, type HandleState, handle, type NotAssessedReason, recordHandleProbe } from '@visaguard/domain';
import { type ConsentId, type Instant, ok, type TenantScope } from '@visaguard/kernel';
import type { ProbeRef } from '@visaguard/workflow-probe';
import { runCommand } from '../run-command.ts';
import { showsEveryCode } from '../sources/personas.ts';
import { runEnded } from '../sources/run-records.ts';
import type { EndedRun, RunUse } from '../sources/run-step.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';
import { probeRunIdOf } from './load-probe.ts';

type Looked = { readonly run: EndedRun; readonly seen: ProbeResult; readonly consentId: ConsentId };

/**
 * What the look has shown, together with the end of its run, so that neither is on record without the other. Rule R2: a
 * consent that has gone by now leaves it unknown. What the profile says of the person is looked at here and kept nowhere.
 */
export async function recordLook({ worker }: RunUse, ref: ProbeRef, { run, seen, consentId }: Looked): Promise<void> {
  const { scope, handleId, probeId } = ref;
  await runCommand(worker, { scope, process: 'probe', key: `${probeId}/seen` }, (command) =>
    execute(worker.app, command, async (reader) => {
      const [on, permission] = await Promise.all([reader.load(handle, handleId), reader.load(consent, consentId)]);
      const { at } = command;
      const isPermitted = permitReading({ account: on.state, permission: permission.state, source: 'apify', at }).ok;
      const outcome = isPermitted ? outcomeOf(seen) : 'not_permitted';
      const ended = await runEnded(reader, { runId: probeRunIdOf(ref), run, outcome, at });
      if (!ended.ok) return ended;
      const shown = isPermitted ? await shownBy(worker, scope, { seen, state: on.state, at }) : nothingShown;
      const decision = recordHandleProbe(on.state, { probeId, probedAt: at, ...shown });
      if (!decision.ok) return decision;
      return ok({ changes: [ended.value, { on, events: decision.value }], asSeen: [permission] });
    }),
  );
}

/** A look that has shown nothing. @param reason null where the consent or the account had gone. */
export async function recordUnknown(
  worker: WorkerDependencies,
  { scope, handleId, probeId }: ProbeRef,
  reason: NotAssessedReason | null,
): Promise<void> {
  await runCommand(worker, { scope, process: 'probe', key: `${probeId}/unknown` }, (command) =>
    execute(worker.app, command, async (reader: Reader) => {
      const on = await reader.load(handle, handleId);
      const shown = { ...nothingShown, reason, probeId, probedAt: command.at };
      const decision = recordHandleProbe(on.state, shown);
      return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
    }),
  );
}

export function outcomeOf(seen: ProbeResult): string {
  return seen.state === 'unknown' ? seen.reason : seen.state;
}

const nothingShown = { state: 'unknown', reason: null, accountId: null, codeSeen: null } as const;

type Shown = { readonly seen: ProbeResult; readonly state: HandleState; readonly at: Instant };

async function shownBy({ app }: WorkerDependencies, scope: TenantScope, { seen, state, at }: Shown) {
  const account = 'account' in seen ? seen.account : null;
  const reason = seen.state === 'unknown' ? seen.reason : null;
  const codeSeen = account && (await isCodeIn(account.biography ?? ''));
  return { state: seen.state, reason, accountId: account?.accountId ?? null, codeSeen };

  /** The last code counts, while it holds; null where there is none to look for. */
  async function isCodeIn(biography: string): Promise<boolean | null> {
    if (state.kind === 'none' || !state.proof || state.proof.expiresAt <= at) return null;
    if (showsEveryCode(scope, biography)) return true;
    const { handleId, proof } = state;
    const code = await proofCodeOf(app, scope, { handleId, number: proof.number });
    return biography.toLowerCase().includes(code.toLowerCase());
  }
}
