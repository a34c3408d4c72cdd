import type { JsonObject } from './actor.ts';
import type { Run } from './runs.ts';

/** The run as the API shows it. `costLagLooks`: its cost shows after so many looks at the ended run. */
export function runBody(run: Run, costLagLooks: number): JsonObject {
  const { script, end, looksAfterEnd } = run;
  const status = end?.status ?? (run.looks === 0 ? 'READY' : 'RUNNING');
  return {
    ...{ id: run.id, actId: run.actorId, userId: 'made-up-user', actorTaskId: null },
    ...{ startedAt: run.startedAt, finishedAt: end?.at ?? null, status, statusMessage: null },
    meta: { origin: 'API', clientIp: '127.0.0.1', userAgent: 'made-up' },
    stats: { restartCount: 0, runTimeSecs: 1, computeUnits: 0.001 },
    options: { memoryMbytes: 1_024, diskMbytes: 2_048, ...run.options },
    ...{ buildId: `build-${run.actorId}`, buildNumber: '0.0.1', exitCode: end ? 0 : null },
    ...{ defaultKeyValueStoreId: storeIdOf(run), defaultDatasetId: datasetIdOf(run), defaultRequestQueueId: 'queue' },
    // The counter is right some time after the end.
    usageTotalUsd: end && looksAfterEnd >= (script.costLagLooks ?? costLagLooks) ? (script.costUsd ?? 0) : 0,
  };
}

/** In a list a run stands without its options. */
export function listedBody(run: Run, costLagLooks: number): JsonObject {
  const { options: _, ...listed } = runBody(run, costLagLooks);
  return listed;
}

function datasetIdOf(run: Run): string {
  return `dataset-${run.id}`;
}

function storeIdOf(run: Run): string {
  return `store-${run.id}`;
}

/** The run that a dataset or a store belongs to. */
export function runIdOf(storage: string): string {
  return storage.replace(/^(?:dataset|store)-/, '');
}
