import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@visaguard/kernel';
import {
  bundleProcesses,
  createTemporalRunner,
  createTemporalWorker,
  hostProcess,
} from '@visaguard/orchestration/temporal';
import { createCheckpointKeeper, createParkedReactions, createQueries, createScopedRead } from '@visaguard/read-models';
import {
  openApplication,
  openBus,
  openKafka,
  openPool,
  progressChecks,
  readSettings,
  runService,
  settledOnKafka,
  topicPlan,
  withLagMetrics,
} from '@visaguard/runtime';
import { cohortProcess } from '@visaguard/workflow-cohort';
import { probeProcess } from '@visaguard/workflow-probe';
import { screeningProcess } from '@visaguard/workflow-screening';
import { cohortActivities } from './cohort/cohort-activities.ts';
import { keepHouse } from './keep-house.ts';
import { countVotes } from './panel/count-votes.ts';
import { panelsFromSettings } from './panel/panels-from-settings.ts';
import { probeActivities } from './probing/probe-activities.ts';
import { screeningActivities } from './screening/screening-activities.ts';
import { shutSourcesGauge } from './sources/shut-sources-gauge.ts';
import { sourcesFromSettings } from './sources/sources-from-settings.ts';
import { processesConsumer, startWorker } from './start-worker.ts';
import { traceProcesses } from './trace-processes.ts';

const activitiesAtOnce = 8;
const drainMs = 10_000;
const retryParkedEveryMs = 60_000;

await runService('worker', async ({ name, log, metrics, signal, crash }) => {
  const settings = readSettings([
    ...(['coreUrl', 'keysUrl', 'rootKeyFile', 'erasuresFile', 'temporal', 'temporalNamespace'] as const),
    ...(['payloadKeyFile', 'kafka', 'topicGeneration', 'topicPartitions', 'topicReplicas'] as const),
  ]);
  const { app, close } = await openApplication(settings);
  const url = settings.coreUrl;
  const reader = await openPool({ url, role: 'vg_reader', max: 8 });
  const projector = await openPool({ url, role: 'vg_projector', max: 4 });
  const relay = await openPool({ url, role: 'vg_relay', max: 2 });
  const bus = withLagMetrics(await openBus({ service: name, settings, log, onCrash: crash, signal }), metrics);
  const kafka = openKafka(name, settings, log);
  const readModelsSettled = settledOnKafka({ kafka, plan: topicPlan(settings), relay, reader });
  const sources = sourcesFromSettings(app, log);
  const queries = createQueries(createScopedRead(reader));
  const worker = {
    ...{ app, queries, profiles: sources.profiles },
    panels: panelsFromSettings({ app, queries, onVotes: countVotes(metrics) }),
    readModelsSettled,
  };

  const place = { address: settings.temporal, namespace: settings.temporalNamespace, taskQueue: 'visaguard' };
  const keys = { current: '1', keys: { 1: Buffer.from(readFileSync(settings.payloadKeyFile, 'utf8'), 'base64') } };
  const temporalWorker = await createTemporalWorker({
    ...place,
    keys,
    bundle: await bundleProcesses(fileURLToPath(new URL('workflows.ts', import.meta.url))),
    processes: [
      hostProcess(screeningProcess, screeningActivities(worker)),
      hostProcess(cohortProcess, cohortActivities(worker)),
      hostProcess(probeProcess, probeActivities(worker)),
    ],
    concurrency: activitiesAtOnce,
    onFailure: ({ id, error }) => log.error({ process: id, error }, 'a process failed'),
    tracing: traceProcesses,
  });
  temporalWorker.ended.catch(crash);
  const runner = await createTemporalRunner({ ...place, keys, worker: temporalWorker, tracing: traceProcesses });
  const reactions = await startWorker({
    worker,
    runner,
    bus,
    checkpoint: createCheckpointKeeper(projector, processesConsumer, systemClock),
    projector,
    parked: createParkedReactions(projector, systemClock),
    retryParkedEveryMs,
    onRefused: (refused) => log.error(refused, 'a reaction was refused'),
    onParked: (parked) => log.error(parked, 'a reaction is parked'),
    signal,
  });
  metrics.gauge('sources_shut', 'Adapters that are not read, by platform and why.', shutSourcesGauge(projector));
  const housekeeping = keepHouse({ app, projector, relay, sources, log, signal });
  return {
    checks: [
      ...progressChecks('processes', reactions.health),
      { name: 'postgres', tier: 'required', ok: async () => (await reader.query('select 1')).rowCount === 1 },
    ],
    async stop() {
      await runner.drain(drainMs);
      await Promise.all([reactions.done, housekeeping]);
      await Promise.all([reader.end(), projector.end(), relay.end(), close()]);
    },
  };
});
