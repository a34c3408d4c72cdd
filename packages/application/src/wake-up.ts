import { timingSafeEqual } from 'node:crypto';
import { actorRun, reportRun } from '@visaguard/domain';
import { type ActorRunId, instant, isId, ok, sha256Hex, type TenantScope } from '@visaguard/kernel';
import type { Application } from './application.ts';
import { processCommand } from './command.ts';
import { execute } from './execute.ts';
import { loadState } from './load-state.ts';

/** What the paths are made with. */
type Digests = { readonly vault: Pick<Application['vault'], 'blindIndex'> };

/** Who calls this path says that a run has ended. Nobody can guess it: it ends in 128 bits under a key of the tenant. */
export async function wakeUpPath(app: Digests, scope: TenantScope, runId: ActorRunId): Promise<string> {
  return `/hooks/apify/${scope.tenantId}/${scope.mode}/${runId}/${await macOf(app, scope, runId)}`;
}

/** The parts of such a path, as somebody brought them. */
export type WakeUp = {
  readonly tenantId: string;
  readonly mode: string;
  readonly runId: string;
  readonly mac: string;
};

/**
 * Notes that somebody said a run has ended, once for each run that goes on. Nothing else of the call is looked at:
 * whoever waits for the run asks the service how it stands.
 * @returns false where the path was not given out by us.
 */
export async function recordWakeUp(app: Application, { tenantId, mode, runId, mac }: WakeUp): Promise<boolean> {
  if (!isId('tenant', tenantId) || !isId('actorRun', runId) || (mode !== 'live' && mode !== 'test')) return false;
  const scope = { tenantId, mode } as const;
  const { state } = await loadState(app, scope, { aggregate: actorRun, streamId: runId });
  // Before the digest, which makes a key for a tenant that has none: strangers have none made.
  if (state.kind === 'none') return false;
  if (!isSame(mac, await macOf(app, scope, runId))) return false;
  const at = instant(app.clock);
  // A command that changes nothing is kept too, and would stand in the way of the one that comes once the run is started.
  if (changesNothing(reportRun(state, { reportedAt: at }))) return true;
  const command = processCommand({ scope, process: 'actor_run', key: `${runId}/reported`, at });
  const outcome = await execute(app, command, async (reader) => {
    const on = await reader.load(actorRun, runId);
    const decision = reportRun(on.state, { reportedAt: at });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  if (outcome.kind !== 'done') throw new Error(`a wake-up was not recorded: ${outcome.kind}`);
  return true;
}

const changesNothing = (decision: ReturnType<typeof reportRun>) => decision.ok && decision.value.length === 0;

const macDigits = 32;

async function macOf({ vault }: Digests, scope: TenantScope, runId: ActorRunId): Promise<string> {
  return (await vault.blindIndex(scope, 'wake-up of a run', runId)).slice(0, macDigits);
}

/** In the same time wherever they differ. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(sha256Hex(one)), Buffer.from(sha256Hex(other)));
}
