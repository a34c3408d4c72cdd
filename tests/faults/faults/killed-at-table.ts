import { kill } from '../rig/kill.ts';
import type { Rig } from '../rig/start-rig.ts';
import { until } from '../rig/until.ts';
import type { Fault, Strike } from './fault.ts';
import { type ServiceKind, servicesOf } from './killed-service.ts';

export type KilledAtTable = {
  readonly name: string;
  readonly kind: Exclude<ServiceKind, 'api'>;
  readonly table: string;
  /** What the statement begins with that the service waits at. */
  readonly statement: string;
  /** So many sessions: others may come to the same statement. */
  readonly waiting: number;
};

const patienceMs = 30_000;
/** Held for longer, a table that others write as well would keep away what the service is to come with. */
const heldMs = 500;

/**
 * SIGKILL at a chosen point of the code: the table is held against writers, so whoever comes to its statement waits
 * there, with what it did before done and what it does next not.
 */
export function killedAtTable({ name, kind, table, statement, waiting }: KilledAtTable): Fault {
  const strikeOnce = async ({ rig, sometimes }: Strike): Promise<boolean> => {
    const holder = await rig.databases.owner.connect();
    try {
      await holder.query(`begin; lock table ${table} in share mode`);
      await until('somebody waits', () => isWaiting(rig, { statement, waiting }), heldMs);
      for (const service of servicesOf(rig, kind)) {
        if (kill(service.processId())) sometimes.happened('a process was killed');
      }
      sometimes.happened('a process was killed between two steps');
      return true;
    } finally {
      await holder.query('rollback').finally(() => holder.release());
    }
  };
  return { name, strike: (strike) => until(`a ${kind} waits`, () => strikeOnce(strike), patienceMs) };
}

type Point = Pick<KilledAtTable, 'statement' | 'waiting'>;

async function isWaiting({ databases }: Rig, { statement, waiting }: Point): Promise<boolean> {
  const { rowCount } = await databases.login.query(
    `select from pg_stat_activity where wait_event_type = 'Lock' and starts_with(ltrim(query, E' \\n'), $1)`,
    [statement],
  );
  return (rowCount ?? 0) >= waiting;
}
