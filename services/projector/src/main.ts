import { createAnalytics } from '@visaguard/analytics';
import { systemClock } from '@visaguard/kernel';
import { createCheckpointKeeper, createReadModelProjector } from '@visaguard/read-models';
import { openBus, openPool, progressChecks, readSettings, runService, withLagMetrics } from '@visaguard/runtime';
import { projectReadModels } from './project-read-models.ts';
import { factsConsumer, sinkFacts } from './sink-facts.ts';

await runService('projector', async ({ name, log, metrics, signal, crash }) => {
  const settings = readSettings([
    ...(['coreUrl', 'kafka', 'topicGeneration', 'topicPartitions', 'topicReplicas'] as const),
    ...(['clickhouseUrl', 'clickhouseUser', 'clickhousePassword'] as const),
  ]);
  const bus = withLagMetrics(await openBus({ service: name, settings, log, onCrash: crash, signal }), metrics);
  const pool = await openPool({ url: settings.coreUrl, role: 'vg_projector', max: 12 });
  const analytics = createAnalytics({
    url: settings.clickhouseUrl,
    username: settings.clickhouseUser,
    password: settings.clickhousePassword,
  });
  const projector = createReadModelProjector({
    projector: pool,
    clock: systemClock,
    onParked: ({ event, reason }) =>
      log.error({ streamId: event.streamId, version: event.version, type: event.type, reason }, 'a stream is parked'),
  });
  const checkpoint = createCheckpointKeeper(pool, factsConsumer, systemClock);
  const readModels = projectReadModels({ bus, projector, onApplied: () => {}, signal });
  const facts = sinkFacts({ bus, analytics, checkpoint, signal });
  return {
    checks: [
      ...progressChecks(readModels.health().name, readModels.health),
      ...progressChecks(facts.health().name, facts.health, { tier: 'degradable' }),
      { name: 'postgres', tier: 'required', ok: async () => (await pool.query('select 1')).rowCount === 1 },
      { name: 'clickhouse', tier: 'degradable', ok: () => analytics.ping() },
    ],
    async stop() {
      await Promise.all([readModels.done, facts.done]);
      await analytics.close();
      await pool.end();
    },
  };
});
