import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka, startTemporal } from '@visaguard/native-engines';
import { type BusSettings, openKafka } from '@visaguard/runtime';
import { announceServer, type Engines, openDataFolder, type Services, startEngines } from '@visaguard/standalone';
import { type Databases, openDatabases } from './databases.ts';
import type { Draws } from './draws.ts';
import { type ReplaceableEngine, replaceable } from './replaceable-engine.ts';
import { startAllServices } from './replaceable-services.ts';
import { foundTenants, type Tenant, untilKnown } from './tenants.ts';

/** The whole stack on this machine as `npm run stack` runs it, with a second relay and a second projector. */
export type Rig = {
  readonly folder: Awaited<ReturnType<typeof openDataFolder>>;
  readonly engines: Engines;
  readonly kafka: ReplaceableEngine;
  readonly temporal: ReplaceableEngine;
  services(): Services;
  /** Where events lie on the broker. */
  bus(): BusSettings;
  restartServices(): Promise<void>;
  readonly databases: Databases;
  readonly tenants: readonly Tenant[];
  readonly baseUrl: string;
  readonly kafkaClient: ReturnType<typeof openKafka>;
  stop(): Promise<void>;
};

const quiet = { info() {}, warn() {}, error() {} };

export async function startRig(draws: Draws): Promise<Rig> {
  const ends: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    return { ...(await startAll(draws, ends)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param ends takes what ends each thing that was started, to be called from the last to the first. */
async function startAll(draws: Draws, ends: (() => unknown)[]): Promise<Omit<Rig, 'stop'>> {
  const path = await mkdtemp(join(tmpdir(), 'visaguard-faults-'));
  ends.push(() => rm(path, { recursive: true, force: true, maxRetries: 5 }));
  const folder = await openDataFolder(path, 'stack');
  ends.push(folder.release);
  const engines = await startEngines(folder, quiet);
  ends.push(engines.stop);
  const { kafka, temporal } = killable(path, engines);
  ends.push(kafka.stop, temporal.stop);
  const databases = openDatabases(engines.postgres);
  ends.push(databases.close);
  const services = await startAllServices(folder, engines);
  ends.push(() => services.current().stop());
  const { topicReplicas } = services.bus();
  await announceServer(path, engines.postgres, { address: engines.kafka.address, topicReplicas });
  const tenants = await foundTenants(folder, engines, draws);
  const baseUrl = `http://127.0.0.1:${services.current().apiPort}`;
  await untilKnown(baseUrl, tenants);
  return {
    ...{ folder, engines, kafka, temporal, databases, tenants, baseUrl },
    services: services.current,
    bus: services.bus,
    restartServices: services.startAgain,
    kafkaClient: openKafka('faults', services.bus(), quiet),
  };
}

function killable(path: string, engines: Engines) {
  const temporalPort = Number(engines.temporal.address.split(':')[1]);
  return {
    kafka: replaceable('kafka', engines.kafka, () =>
      startKafka({ dataDirectory: join(path, 'kafka'), port: engines.kafka.port }),
    ),
    temporal: replaceable('temporal', engines.temporal, () =>
      startTemporal({ dataDirectory: join(path, 'temporal'), port: temporalPort }),
    ),
  };
}
