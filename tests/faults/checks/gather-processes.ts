import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTemporalRunner } from '@visaguard/orchestration/temporal';
import type { Rig } from '../rig/start-rig.ts';
import type { StoredEvent } from './evidence.ts';

/** What Temporal says of the process of each screening that was ordered. */
export async function gatherProcesses({ folder, engines }: Rig, events: readonly StoredEvent[]) {
  const key = Buffer.from(await readFile(join(folder.path, 'temporal.key'), 'utf8'), 'base64');
  const { address, namespace } = engines.temporal;
  const keys = { current: '1', keys: { 1: key } };
  const runner = await createTemporalRunner({ address, namespace, taskQueue: 'visaguard', keys });
  const processes = new Map<string, string>();
  try {
    for (const { type, tenantScope, streamId } of events) {
      if (type !== 'screening.ordered') continue;
      const state = await runner.state(`screening/${tenantScope}/${streamId}`);
      processes.set(streamId, state?.status ?? 'unknown');
    }
    return processes;
  } finally {
    await runner.drain(1_000);
  }
}
