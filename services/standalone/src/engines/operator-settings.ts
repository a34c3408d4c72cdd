import { readSettings, type Settings, SettingsMissing, settingIfGiven } from '@visaguard/runtime';
import { badUsage } from '../cannot-run.ts';
import { readConfig } from '../config.ts';
import { placesIn } from './data-folder.ts';
import { findRunningServer } from './running-server.ts';

/** What commands need that write events: the databases, and the key to what is sealed. */
export type OperatorSettings = Settings<'coreUrl' | 'keysUrl' | 'rootKeyFile' | 'erasuresFile'>;

type Values = { readonly 'data-dir'?: string };

/** Whether the environment names databases, as it does for a service, and no folder was named. */
export function isNamedByEnvironment(values: Values): boolean {
  if (values['data-dir'] !== undefined) return false;
  return asTyped(() => settingIfGiven('coreUrl') !== undefined);
}

/** @throws CannotRun with the names of all that are missing. */
export function settingsOfEnvironment(): OperatorSettings {
  return asTyped(() => readSettings(['coreUrl', 'keysUrl', 'rootKeyFile', 'erasuresFile']));
}

/** @throws CannotRun where no server runs on the folder. */
export async function settingsOfFolder(values: Values): Promise<OperatorSettings> {
  const { dataFolder } = readConfig(values);
  const server = await findRunningServer(dataFolder);
  const { rootKey: rootKeyFile, erasures: erasuresFile } = placesIn(dataFolder);
  return { ...server, rootKeyFile, erasuresFile };
}

function asTyped<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof SettingsMissing ? badUsage(error.message, error) : error;
  }
}
