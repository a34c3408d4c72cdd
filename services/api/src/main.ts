import { createAnalytics } from '@visaguard/analytics';
import { createWakeSignal } from '@visaguard/event-bus';
import { createQueries, createScopedRead, credentialLookup } from '@visaguard/read-models';
import {
  openApplication,
  openKafka,
  openPool,
  readModelPlaces,
  readSettings,
  runService,
  settledOnKafka,
  topicPlan,
} from '@visaguard/runtime';
import { createApi } from './http/create-api.ts';
import { publishedLimits } from './http/limits.ts';
import { serveApi } from './serve.ts';

const lastRequestsMs = 5_000;

await runService('api', async ({ name, log }) => {
  const settings = readSettings([
    ...(['coreUrl', 'keysUrl', 'rootKeyFile', 'erasuresFile', 'host', 'port'] as const),
    ...(['readsPerMinute', 'writesPerMinute', 'apifyUrl'] as const),
    ...(['kafka', 'topicGeneration', 'topicPartitions', 'topicReplicas'] as const),
    ...(['clickhouseUrl', 'clickhouseUser', 'clickhousePassword'] as const),
  ]);
  const { app, close } = await openApplication(settings);
  const url = settings.coreUrl;
  const reader = await openPool({ url, role: 'vg_reader', max: 12 });
  const auth = await openPool({ url, role: 'vg_auth', max: 3 });
  const relay = await openPool({ url, role: 'vg_relay', max: 2 });
  const analytics = createAnalytics({
    url: settings.clickhouseUrl,
    username: settings.clickhouseUser,
    password: settings.clickhousePassword,
  });
  const kafka = openKafka(name, settings, log);
  const postgres = async () => (await reader.query('select 1')).rowCount === 1;
  const readiness = async () => [
    { name: 'postgres', ok: await postgres().catch(() => false) },
    { name: 'clickhouse', ok: await analytics.ping().catch(() => false) },
  ];
  const api = createApi({
    app,
    queries: createQueries(createScopedRead(reader)),
    credentials: credentialLookup(auth),
    reader,
    clock: app.clock,
    random: app.random,
    analytics,
    readiness,
    readModelsSettled: settledOnKafka({ kafka, plan: topicPlan(settings), relay, reader }),
    // Read models are kept by another process: a read that waits looks again by itself.
    wake: createWakeSignal(),
    limits: {
      ...publishedLimits,
      readsPerMinute: Number(settings.readsPerMinute),
      writesPerMinute: Number(settings.writesPerMinute),
    },
    apifyUrl: settings.apifyUrl,
    modelPlaces: readModelPlaces(),
    onFailure: ({ requestId, operationId, error }) => log.error({ requestId, operationId, error }, 'a request failed'),
  });
  const listening = await serveApi(api, { host: settings.host, port: Number(settings.port) });
  return {
    checks: [
      { name: 'postgres', tier: 'required', ok: postgres },
      { name: 'clickhouse', tier: 'degradable', ok: () => analytics.ping() },
    ],
    async stop() {
      await listening.close(lastRequestsMs);
      await analytics.close();
      await Promise.all([reader.end(), auth.end(), relay.end(), close()]);
    },
  };
});
