import type { JsonObject, MadeUpActor, RunScript } from './actor.ts';

/** A run that was started. */
export type StartedRun = {
  readonly id: string;
  /** `owner/name`. */
  readonly actor: string;
  readonly input: JsonObject;
  readonly options: {
    readonly build: string;
    readonly timeoutSecs: number;
    readonly maxItems: number | null;
    readonly maxTotalChargeUsd: number | null;
  };
  readonly startedAt: string;
};

type Run = StartedRun & {
  readonly actorId: string;
  readonly script: RunScript;
  looks: number;
  itemReads: number;
  isAborted: boolean;
};

export type RunRegister = {
  readonly runs: readonly Run[];
  start(actor: MadeUpActor, input: JsonObject, query: URLSearchParams): Run;
  find(id: string): Run | undefined;
  ofDataset(datasetId: string): Run | undefined;
  ofStore(storeId: string): Run | undefined;
  abort(run: Run): void;
  /** Whoever looks at a run sees it one step further. */
  look(run: Run): JsonObject;
};

export function createRunRegister(now: () => Date): RunRegister {
  const runs: Run[] = [];
  return {
    runs,
    start(actor, input, query) {
      const run: Run = {
        ...{ id: `run${runs.length + 1}`, actor: actor.name, actorId: actor.id, input },
        options: {
          build: query.get('build') ?? 'latest',
          timeoutSecs: numberOf(query, 'timeout') ?? 3_600,
          maxItems: numberOf(query, 'maxItems'),
          maxTotalChargeUsd: numberOf(query, 'maxTotalChargeUsd'),
        },
        startedAt: now().toISOString(),
        ...{ script: actor.run(input), looks: 0, itemReads: 0, isAborted: false },
      };
      runs.push(run);
      return run;
    },
    find: (id) => runs.find((run) => run.id === id),
    ofDataset: (datasetId) => runs.find((run) => datasetIdOf(run) === datasetId),
    ofStore: (storeId) => runs.find((run) => storeIdOf(run) === storeId),
    abort(run) {
      run.isAborted = true;
    },
    look(run) {
      run.looks += 1;
      return runBody(run);
    },
  };
}

/** The run as the API shows it; in a list without its options. */
export function runBody(run: Run): JsonObject {
  const status = statusOf(run);
  const hasEnded = status !== 'READY' && status !== 'RUNNING';
  const { costUsd = 0, costLagLooks = 0, looksUntilEnd = 1 } = run.script;
  return {
    ...{ id: run.id, actId: run.actorId, userId: 'made-up-user', actorTaskId: null },
    ...{ startedAt: run.startedAt, finishedAt: hasEnded ? run.startedAt : null, status, statusMessage: null },
    meta: { origin: 'API', clientIp: '127.0.0.1', userAgent: 'made-up' },
    stats: { restartCount: 0, runTimeSecs: 1, computeUnits: 0.001 },
    options: { memoryMbytes: 1_024, diskMbytes: 2_048, ...run.options },
    ...{ buildId: `build-${run.actorId}`, buildNumber: '0.0.1', exitCode: hasEnded ? 0 : null },
    ...{ defaultKeyValueStoreId: storeIdOf(run), defaultDatasetId: datasetIdOf(run), defaultRequestQueueId: 'queue' },
    // The counter is right some time after the end.
    usageTotalUsd: hasEnded && run.looks >= looksUntilEnd + costLagLooks ? costUsd : 0,
  };
}

function statusOf({ script, looks, isAborted }: Run): string {
  if (isAborted) return 'ABORTED';
  if (looks === 0) return 'READY';
  return looks < (script.looksUntilEnd ?? 1) ? 'RUNNING' : (script.status ?? 'SUCCEEDED');
}

function datasetIdOf(run: Run): string {
  return `dataset-${run.id}`;
}

function storeIdOf(run: Run): string {
  return `store-${run.id}`;
}

function numberOf(query: URLSearchParams, key: string): number | null {
  const value = query.get(key);
  return value === null ? null : Number(value);
}
