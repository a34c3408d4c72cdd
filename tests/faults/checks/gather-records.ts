import { readLanes } from '../rig/read-lanes.ts';
import type { Rig } from '../rig/start-rig.ts';
import type { WireRecord } from './evidence.ts';

/** The events that lie on the broker. What is no event, a fault has put there. */
export async function gatherRecords(rig: Rig): Promise<WireRecord[]> {
  const records = await readLanes(rig);
  return records.flatMap(({ lane, headers }) => {
    const { ce_id: eventId, ce_tenantscope: tenantScope, ce_subject: streamId, ce_sequence: version } = headers;
    if (!eventId || !tenantScope || !streamId) return [];
    return [{ lane, tenantScope, streamId, eventId, version: Number(version) }];
  });
}
