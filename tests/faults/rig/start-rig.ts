import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka, startTemporal } from '@visaguard/native-engines';
import { type BusSettings, openKafka } from '@visaguard/runtime';
import {
  type Engines,
  openDataFolder,
  readinessOf,
  type Services,
  startEngines,
  startServices,
} from '@visaguard/standalone';
import { type Databases, openDatabases } from './databases.ts';
import type { Draws } from './draws.ts';
import { type ReplaceableEngine, replaceable } from './replaceable-engine.ts';
import { foundTenants, type Tenant, untilKnown } from './tenants.ts';
import { until } from './until.ts';

/** The whole stack on this machine as `npm run stack` runs it, with a second relay and a second projector. */
export type Rig = {
  readonly folder: Awaited<ReturnType<typeof openDataFolder>>;
  readonly engines: Engines;
  readonly kafka: ReplaceableEngine;
  readonly temporal: ReplaceableEngine;
  readonly services: Services;
  readonly databases: Databases;
  readonly tenants: readonly Tenant[];
  readonly baseUrl: string;
  readonly busSettings: BusSettings;
  readonly kafkaClient: ReturnType<typeof openKafka>;
  stop(): Promise<void>;
};

const quiet = { info() {}, warn() {}, error() {} };

export async function startRig(draws: Draws): Promise<Rig> {
  const path = await mkdtemp(join(tmpdir(), 'visaguard-faults-'));
  const folder = await openDataFolder(path, 'stack');
  const engines = await startEngines(folder, quiet);
  const services = await startServices(folder, engines, {
    host: '127.0.0.1',
    port: 0,
    replicas: { relay: 2, projector: 2 },
  });
  const databases = openDatabases(engines.postgres);
  const kafka = replaceable('kafka', engines.kafka, () =>
    startKafka({ dataDirectory: join(path, 'kafka'), port: engines.kafka.port }),
  );
  const temporalPort = Number(engines.temporal.address.split(':')[1]);
  const temporal = replaceable('temporal', engines.temporal, () =>
    startTemporal({ dataDirectory: join(path, 'temporal'), port: temporalPort }),
  );
  const busSettings = { kafka: engines.kafka.address, topicGeneration: '1', topicPartitions: '24', topicReplicas: '1' };
  const stop = async () => {
    await services.stop();
    await databases.close();
    await Promise.allSettled([kafka.stop(), temporal.stop()]);
    await engines.stop();
    folder.release();
    await rm(path, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await until('every service is ready', async () => (await notReady(services)).length === 0, 60_000);
    const tenants = await foundTenants(folder, engines, draws);
    const kafkaClient = openKafka('faults', busSettings, quiet);
    const baseUrl = `http://127.0.0.1:${services.apiPort}`;
    await untilKnown(baseUrl, tenants);
    return { folder, engines, kafka, temporal, services, databases, tenants, baseUrl, busSettings, kafkaClient, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The services that do not say that they are ready. */
export async function notReady({ all }: Services): Promise<string[]> {
  const said = await Promise.all(all.map(async (service) => ({ service, readiness: await readinessOf(service) })));
  return said.flatMap(({ service, readiness }) => (readiness === 'ok' ? [] : [service.name]));
}
