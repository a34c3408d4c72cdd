import { existsSync } from 'node:fs';
import type { Application } from '@visaguard/application';
import { openApplication } from '@visaguard/runtime';
import { CannotRun } from '../cannot-run.ts';
import { readConfig } from '../config.ts';
import { placesIn } from '../engines/data-folder.ts';
import { isNamedByEnvironment, type OperatorSettings, settingsOfEnvironment } from '../engines/operator-settings.ts';
import { registerEvents } from '../engines/register-events.ts';
import { runningServer } from '../engines/running-server.ts';
import { startRestingFolder } from '../engines/start-resting-folder.ts';

type Values = { readonly 'data-dir'?: string };

/**
 * The command path on the databases that the environment names, else on those of a data folder. Where no server runs on
 * the folder its PostgreSQL is started for the time of `work`; who follows the events does so at the next start.
 */
export async function withApplication<T>(values: Values, work: (app: Application) => Promise<T>): Promise<T> {
  if (isNamedByEnvironment(values)) return workOn(settingsOfEnvironment(), work);
  const { dataFolder } = readConfig(values);
  const { rootKey: rootKeyFile, erasures: erasuresFile } = placesIn(dataFolder);
  const files = { rootKeyFile, erasuresFile };
  const server = await runningServer(dataFolder);
  if (server) return workOn({ ...server, ...files }, work);
  const { databases, close } = await startRestingFolder(dataFolder);
  try {
    if (!existsSync(rootKeyFile)) throw new CannotRun(`${rootKeyFile} is gone: put its copy back.`);
    await registerEvents(databases);
    return await workOn({ ...databases, ...files }, work);
  } finally {
    await close();
  }
}

async function workOn<T>(settings: OperatorSettings, work: (app: Application) => Promise<T>): Promise<T> {
  const { app, close } = await openApplication(settings);
  try {
    return await work(app);
  } finally {
    await close();
  }
}
