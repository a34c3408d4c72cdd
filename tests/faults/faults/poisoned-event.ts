import { createEventsByStream } from '@visaguard/event-store';
import { replayParked } from '@visaguard/read-models';
import type { Client } from '../load/client.ts';
import { untilCaughtUp } from '../rig/caught-up.ts';
import type { Rig } from '../rig/start-rig.ts';
import type { Tenant } from '../rig/tenants.ts';
import { until } from '../rig/until.ts';
import type { Fault } from './fault.ts';

const marker = 'poison';
const addConstraint = `alter table cohorts add constraint poisoned check (name not like '${marker} %') not valid`;
const patienceMs = 30_000;

/**
 * An event that cannot be applied, and records that are no events. The stream of the one stands still and everything
 * else goes on (rule E20); then the reason is mended and what was parked is replayed, as an operator would.
 */
export const poisonedEvent: Fault = {
  name: 'poisoned event',
  async strike({ rig, draws, client }) {
    const { owner, projector, tail } = rig.databases;
    await owner.query(addConstraint);
    try {
      await sendJunk(rig);
      const cohortId = await poison(client, draws.pick(rig.tenants), draws.between(1_000, 9_999));
      await until('the poisoned stream is parked', () => isParked(rig, cohortId), patienceMs);
      // Everybody has come to the ends of the lanes: the poisoned stream holds up nobody.
      await untilCaughtUp(rig, patienceMs);
    } finally {
      await owner.query('alter table cohorts drop constraint poisoned');
    }
    const replayed = await replayParked(projector, createEventsByStream({ tail }));
    const blocked = replayed.filter(({ blockedBy }) => blockedBy !== null);
    if (replayed.length === 0 || blocked.length > 0) throw new Error(`still parked: ${JSON.stringify(blocked)}`);
  },
};

/** A cohort whose first event the read models cannot hold, and a second event behind it. */
async function poison(client: Client, tenant: Tenant, nth: number): Promise<string> {
  const body = { name: `${marker} ${tenant.canary}`, purpose: 'admission_visa_readiness' };
  const key = `${marker}/${tenant.canary}/${nth}`;
  const create = { what: 'create cohort', method: 'POST' as const, path: '/v1/cohorts', key, body };
  const made = await client.command(tenant, create);
  if (!made) throw new Error('the poisoned cohort was not made');
  const path = `/v1/cohorts/${made.id}/open`;
  await client.command(tenant, { what: 'open cohort', method: 'POST', path, key: `${key}/open`, body: {} });
  return made.id;
}

async function isParked({ databases }: Rig, streamId: string): Promise<boolean> {
  const { rowCount } = await databases.projector.query(
    'select from followed_streams where stream_id = $1 and parked_at is not null',
    [streamId],
  );
  return rowCount === 1;
}

/** Nothing of it is an event: no headers, no value, a version that is none, a tenant that is none. */
async function sendJunk({ kafkaClient, bus }: Rig): Promise<void> {
  const producer = kafkaClient.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  try {
    const topic = `visaguard.cohort.g${bus().topicGeneration}`;
    const messages = [
      { value: '{"__proto__": {"tenantScope": "x"}}' },
      { key: 'x', value: null, headers: { ce_sequence: '1' } },
      { value: '{}', headers: { ce_sequence: 'one' } },
      { value: 'not JSON', headers: { ce_sequence: '1', ce_tenantscope: 'nobody' } },
    ];
    await producer.send({ topic, messages: messages.map((message) => ({ partition: 0, ...message })) });
  } finally {
    await producer.disconnect();
  }
}
