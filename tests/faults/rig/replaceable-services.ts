import type { BusSettings } from '@visaguard/runtime';
import {
  type Engines,
  type openDataFolder,
  readinessOf,
  type Services,
  startServices,
  topicSettings,
} from '@visaguard/standalone';
import { until } from './until.ts';

type Folder = Awaited<ReturnType<typeof openDataFolder>>;

/** The services, two relays and two projectors among them, which may be stopped and started anew as a whole. */
export type ReplaceableServices = {
  current(): Services;
  /** The topics that they were started on. */
  bus(): BusSettings;
  /** On what the database then says; the API on its port. Resolves when every one is ready. */
  startAgain(): Promise<void>;
};

const host = '127.0.0.1';
const replicas = { relay: 2, projector: 2 };
const readyWithinMs = 60_000;

export async function startAllServices(folder: Folder, engines: Engines): Promise<ReplaceableServices> {
  let bus = await topicSettings(engines);
  let services = await startServices(folder, engines, { host, port: 0, replicas });
  const untilReady = () =>
    until('every service is ready', async () => (await notReady(services)).length === 0, readyWithinMs);
  await untilReady().catch(async (error: unknown) => {
    await services.stop();
    throw error;
  });
  return {
    current: () => services,
    bus: () => bus,
    async startAgain() {
      await services.stop();
      bus = await topicSettings(engines);
      services = await startServices(folder, engines, { host, port: services.apiPort, replicas });
      await untilReady();
    },
  };
}

/** The services that do not say that they are ready. */
export async function notReady({ all }: Services): Promise<string[]> {
  const said = await Promise.all(all.map(async (service) => ({ service, readiness: await readinessOf(service) })));
  return said.flatMap(({ service, readiness }) => (readiness === 'ok' ? [] : [service.name]));
}
