import { hasReached } from '@visaguard/event-bus';
import { type Difference, verifyReadModels } from '@visaguard/read-models';
import { badUsage, CannotRun } from '../../cannot-run.ts';
import { stopSignal } from '../../stop-signal.ts';
import { refuseSecondRun } from '../one-at-a-time.ts';
import { withDatabases } from '../open-databases.ts';
import type { OpsArguments } from '../ops-arguments.ts';

/** `visaguard ops verify`. @returns 0 where the read models are the fold of their events, 1 where they differ. */
export async function runVerify(args: OpsArguments): Promise<number> {
  const { tenant } = args;
  if (tenant !== undefined && !/^ten_\w+(\/(test|live))?$/.test(tenant)) {
    throw badUsage('Name the tenant: ten_ and 26 characters, with /test or /live behind it for one mode only.');
  }
  const signal = stopSignal();
  const verified = await withDatabases(args, (databases) =>
    verifyReadModels({
      owner: databases.owner(),
      projector: databases.pool('vg_projector'),
      tail: databases.pool('vg_tail'),
      hasReached,
      signal,
      ...(tenant !== undefined && { isWanted: (scope) => scope === tenant || scope.startsWith(`${tenant}/`) }),
    }),
  ).catch((error: unknown) => {
    if (signal.aborted) throw new CannotRun('Cancelled; nothing was compared to the end.', { cause: error });
    return refuseSecondRun(error);
  });
  if (tenant !== undefined && verified.tenants === 0) throw new CannotRun(`There is no tenant ${tenant}.`);
  const { tenants, events, unapplied, differences } = verified;
  for (const difference of differences) process.stdout.write(`! ${sentenceOf(difference)}\n`);
  if (unapplied.oldestAt !== null) {
    process.stdout.write(`Not applied, nor parked: ${unapplied.count} events, the oldest of ${unapplied.oldestAt}.\n`);
  }
  process.stdout.write(
    `Tenants and modes: ${tenants}. Events folded: ${events}. Differences: ${differences.length}.\n`,
  );
  return differences.length === 0 ? 0 : 1;
}

function sentenceOf(difference: Difference): string {
  const { tenantScope } = difference;
  if (difference.kind === 'rows') {
    const { table, live, folded } = difference;
    return `${tenantScope} ${table}: the rows differ (${live} live, ${folded} from the events).`;
  }
  const { streamId, version } = difference;
  if (difference.kind === 'passed_over') {
    return `${tenantScope} ${streamId}: version ${version} was passed over, neither applied nor parked.`;
  }
  return `${tenantScope} ${streamId}: version ${version} cannot be applied (${difference.reason}).`;
}
