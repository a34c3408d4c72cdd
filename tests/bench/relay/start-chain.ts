import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKafkaClient, ensureTopics } from '@visaguard/event-bus';
import { createEventStore, type EventStore } from '@visaguard/event-store';
import { type KafkaBroker, startKafka } from '@visaguard/native-engines';
import { createOwnerPool, createPool, databaseUrl, loginRole, type Pool } from '@visaguard/postgres';
import { type Cluster, startCluster } from '@visaguard/testkit';
import { createVisaGuard } from '../append/visaguard.ts';
import type { Received } from './find-knee.ts';
import { type MeasuredProcess, startMeasured } from './measured-process.ts';
import { plan } from './messages.ts';

/** What an event passes on its way: PostgreSQL that waits for its disk, the relay, Kafka, a consumer; each a process. */
export type Chain = {
  readonly cluster: Cluster;
  readonly owner: Pool;
  readonly broker: KafkaBroker;
  readonly relay: MeasuredProcess;
  readonly consumer: MeasuredProcess;
  readonly store: EventStore;
  readonly received: Received;
  stop(): Promise<void>;
};

export async function startChain(): Promise<Chain> {
  const folder = await mkdtemp(join(tmpdir(), 'visaguard-kafka-'));
  const cluster = await startCluster({ durable: true });
  const broker = await startKafka({ dataDirectory: folder, say: (line) => process.stderr.write(`${line}\n`) });
  const stopEngines = async () => {
    await broker.stop();
    await cluster.stop({ keep: false });
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return await startAround({ cluster, broker, stopEngines });
  } catch (error) {
    await stopEngines();
    throw error;
  }
}

type Engines = Pick<Chain, 'cluster' | 'broker'> & { readonly stopEngines: () => Promise<void> };

async function startAround({ cluster, broker, stopEngines }: Engines): Promise<Chain> {
  const visaGuard = await createVisaGuard(cluster.ownerUrl);
  const url = databaseUrl(visaGuard.ownerUrl, 'bench', { user: loginRole, password: 'bench' });
  const admin = createKafkaClient({ clientId: 'bench', addresses: [broker.address] }).admin();
  await admin.connect();
  await ensureTopics(admin, plan);
  await admin.disconnect();
  const received = countReceived();
  const places = { broker: broker.address, databaseUrl: url };
  const onReceived = received.add;
  const consumer = await startMeasured(new URL('consumer-process.ts', import.meta.url), { places, onReceived });
  const relay = await startMeasured(new URL('relay-process.ts', import.meta.url), { places });
  const owner = createOwnerPool({ ownerUrl: cluster.ownerUrl, max: 1 });
  const writer = createPool({ url, role: 'vg_writer', max: 32 });
  return {
    ...{ cluster, owner, broker, relay, consumer, received },
    store: createEventStore({ writer }),
    async stop() {
      await Promise.all([relay.stop(), consumer.stop()]);
      await Promise.all([owner.end(), writer.end(), visaGuard.close()]);
      await stopEngines();
    },
  };
}

function countReceived() {
  let count = 0;
  const waiting: (() => void)[] = [];
  return {
    add(more: number) {
      count += more;
      for (const wake of waiting.splice(0)) wake();
    },
    count: () => count,
    changed: () => new Promise<void>((resolve) => void waiting.push(resolve)),
  };
}
