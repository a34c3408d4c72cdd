import type { WhichStreams } from '@visaguard/event-store';
import { badUsage } from '../../cannot-run.ts';
import type { OpsArguments } from '../ops-arguments.ts';

/** @throws CannotRun for what was typed wrongly. */
export function whichStreams({ from = '0', tenant, stream, generation }: OpsArguments): WhichStreams {
  if (!/^\d{1,18}$/.test(from)) throw badUsage(`--from takes the position of an event, not ${JSON.stringify(from)}.`);
  if (tenant !== undefined && !/^ten_\w+\/(test|live)$/.test(tenant)) {
    throw badUsage('Name the tenant and the mode: ten_ and 26 characters, with /test or /live behind it.');
  }
  if (stream !== undefined && tenant === undefined) throw badUsage('--stream needs --tenant.');
  const which = {
    from: String(BigInt(from)),
    ...(tenant !== undefined && { tenantScope: tenant }),
    ...(stream !== undefined && { streamId: stream }),
  };
  if (generation !== undefined) refuseParts(which);
  return which;
}

/** Once new topics count as filled nobody looks for what they lack. @throws CannotRun for a part of all events. */
export function refuseParts({ from, tenantScope }: WhichStreams): void {
  if (from === '0' && tenantScope === undefined) return;
  throw badUsage('New topics are filled with all events: leave out --from, --tenant and --stream.');
}

/** Undefined: the one there is. @throws CannotRun for what was typed wrongly. */
export function generationOf({ generation }: OpsArguments): number | undefined {
  if (generation === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(generation)) {
    throw badUsage(`--generation takes a number, not ${JSON.stringify(generation)}.`);
  }
  return Number(generation);
}
