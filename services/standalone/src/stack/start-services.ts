import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@visaguard/native-engines';
import { collectorEnvironment, environmentOf, type SettingName } from '@visaguard/runtime';
import type { Config } from '../config.ts';
import type { DataFolder } from '../engines/data-folder.ts';
import { payloadKeyFile } from './payload-key.ts';
import type { Engines } from './start-engines.ts';
import { type SupervisedService, superviseService } from './supervise.ts';
import { ensureStackTopics } from './topic-settings.ts';

const services = ['relay', 'projector', 'worker', 'api'] as const;

/** How many processes of a service, where it is not one. The API has one: it owns its port. */
export type Replicas = { readonly [name in Exclude<(typeof services)[number], 'api'>]?: number };

export type Services = { readonly all: readonly SupervisedService[]; readonly apiPort: number; stop(): Promise<void> };

/**
 * Each service as a process of its own, told where the engines are; a second one of a kind is named `relay-2`. What they
 * log is in the folder's `logs`.
 */
export async function startServices(
  folder: DataFolder,
  engines: Engines,
  config: Pick<Config, 'host' | 'port'> & { readonly replicas?: Replicas },
): Promise<Services> {
  const logs = join(folder.path, 'logs');
  await mkdir(logs, { recursive: true });
  const apiPort = config.port === 0 ? await freePort() : config.port;
  const settings: Partial<Record<SettingName, string>> = {
    coreUrl: engines.postgres.coreUrl,
    keysUrl: engines.postgres.keysUrl,
    rootKeyFile: folder.rootKey,
    erasuresFile: folder.erasures,
    ...(await ensureStackTopics(engines)),
    temporal: engines.temporal.address,
    temporalNamespace: engines.temporal.namespace,
    payloadKeyFile: await payloadKeyFile(folder.path),
    clickhouseUrl: engines.clickhouse.url,
    clickhouseUser: engines.clickhouse.username,
    clickhousePassword: engines.clickhouse.password,
    host: config.host,
    port: String(apiPort),
    // A machine of one's own: the limits keep a runaway script in check and do not slow down a cohort.
    readsPerMinute: '6000',
    writesPerMinute: '6000',
  };
  const all: SupervisedService[] = [];
  for (const { service, name } of namesOf(config.replicas ?? {})) {
    const healthPort = await freePort();
    const environment = {
      ...environmentOf({ ...settings, healthPort: String(healthPort) }),
      ...collectorEnvironment(),
    };
    const main = fileURLToPath(new URL(`../../../${service}/src/main.ts`, import.meta.url));
    all.push(superviseService({ name, main, environment, healthPort, logFile: join(logs, `${name}.log`) }));
  }
  return {
    all,
    apiPort,
    async stop() {
      // The API first, so that nothing new comes; the relay last, so that what was accepted still goes out.
      for (const service of [...all].reverse()) await service.stop();
    },
  };
}

function namesOf(replicas: Replicas) {
  return services.flatMap((service) => {
    const count = service === 'api' ? 1 : (replicas[service] ?? 1);
    return Array.from({ length: count }, (_none, nth) => ({
      service,
      name: nth === 0 ? service : `${service}-${nth + 1}`,
    }));
  });
}
