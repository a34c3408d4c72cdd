import { withDatabases } from '../open-databases.ts';
import type { OpsArguments } from '../ops-arguments.ts';
import { alarmsOf } from './alarms.ts';
import { gatherStatus } from './gather-status.ts';
import { statusText } from './print-status.ts';

/** `visaguard ops status`. @returns 0 healthy, 1 something needs a person. */
export async function runStatus(args: OpsArguments): Promise<number> {
  const status = await withDatabases(args, gatherStatus);
  const alarms = alarmsOf(status);
  process.stdout.write(args.json ? `${JSON.stringify({ ...status, alarms }, null, 2)}\n` : statusText(status, alarms));
  return alarms.length === 0 ? 0 : 1;
}
