import { kill } from '../rig/kill.ts';
import type { Rig } from '../rig/start-rig.ts';
import { until } from '../rig/until.ts';
import type { Fault } from './fault.ts';
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

const patienceMs = 20_000;

/**
 * SIGKILL at a chosen point of the code: the table is held against writers, so whoever comes to its statement waits
 * there, with what it did before done and what it does next not.
 */
export function killedAtTable({ name, kind, table, statement, waiting }: KilledAtTable): Fault {
  return {
    name,
    async strike({ rig, sometimes }) {
      const holder = await rig.databases.owner.connect();
      try {
        await holder.query(`begin; lock table ${table} in share mode`);
        await until(`a ${kind} waits`, () => isWaiting(rig, { statement, waiting }), patienceMs);
        for (const service of servicesOf(rig, kind)) {
          if (kill(service.processId())) sometimes.happened('a process was killed');
        }
        sometimes.happened('a process was killed between two steps');
      } finally {
        await holder.query('rollback').finally(() => holder.release());
      }
    },
  };
}

type Point = Pick<KilledAtTable, 'statement' | 'waiting'>;

async function isWaiting({ databases }: Rig, { statement, waiting }: Point): Promise<boolean> {
  const { rowCount } = await databases.login.query(
    `select from pg_stat_activity where wait_event_type = 'Lock' and starts_with(ltrim(query, E' \\n'), $1)`,
    [statement],
  );
  return (rowCount ?? 0) >= waiting;
}
