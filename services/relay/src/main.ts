import { createPublisher } from '@visaguard/event-bus';
import { createOutbox } from '@visaguard/event-store';
import {
  awaitTopics,
  openKafka,
  openPool,
  progressChecks,
  readSettings,
  runService,
  topicPlan,
} from '@visaguard/runtime';
import { startRelay } from './relay.ts';
import { tracePublishes } from './trace-publishes.ts';

await runService('relay', async ({ name, log, metrics, signal }) => {
  const settings = readSettings(['coreUrl', 'kafka', 'topicGeneration', 'topicPartitions', 'topicReplicas']);
  const plan = topicPlan(settings);
  const kafka = openKafka(name, settings, log);
  await awaitTopics({ kafka, plan, coreUrl: settings.coreUrl, signal });
  const pool = await openPool({ url: settings.coreUrl, role: 'vg_relay', max: 8 });
  const outbox = createOutbox({ relay: pool, generation: plan.generation });
  const publisher = tracePublishes(createPublisher({ kafka, generation: plan.generation }));
  const relay = startRelay({
    outbox,
    publisher,
    onError: (error) => log.error({ error }, 'messages were not published'),
    signal,
  });
  metrics.gauge('relay_published', 'Messages that this process has published.', async () => relay.health().published);
  return {
    checks: [
      ...progressChecks('relay', relay.health),
      { name: 'postgres', tier: 'required', ok: async () => (await pool.query('select 1')).rowCount === 1 },
    ],
    async stop() {
      await relay.done;
      await publisher.close();
      await pool.end();
    },
  };
});
