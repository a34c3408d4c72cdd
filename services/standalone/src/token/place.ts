import { isId, type TenantId } from '@visaguard/kernel';
import { readSettings, type Settings, SettingsMissing, settingIfGiven } from '@visaguard/runtime';
import { badUsage, CannotRun } from '../cannot-run.ts';
import { readConfig } from '../config.ts';
import { placesIn } from '../engines/data-folder.ts';
import { findRunningServer } from '../engines/running-server.ts';
import { readSampleState } from '../sample/sample-state.ts';

/** Where credentials are issued, and for whom; no tenant: none was named. */
export type Place = {
  readonly settings: Settings<'coreUrl' | 'keysUrl' | 'rootKeyFile' | 'erasuresFile'>;
  readonly tenantId: TenantId | null;
};

type Values = { readonly 'data-dir'?: string; readonly tenant?: string };

/**
 * The databases that the environment names, as for a service, with the tenant that --tenant names; else those of a data
 * folder, with the tenant of its first start.
 */
export async function placeOf(values: Values): Promise<Place> {
  return values['data-dir'] === undefined && isNamedByEnvironment()
    ? placeOfEnvironment(values.tenant)
    : placeOfFolder(values);
}

function isNamedByEnvironment(): boolean {
  try {
    return settingIfGiven('coreUrl') !== undefined;
  } catch (error) {
    throw asBadUsage(error);
  }
}

function placeOfEnvironment(tenant: string | undefined): Place {
  if (tenant !== undefined && !isId('tenant', tenant)) throw badUsage('Name the tenant: ten_ and 26 characters.');
  try {
    const settings = readSettings(['coreUrl', 'keysUrl', 'rootKeyFile', 'erasuresFile']);
    return { settings, tenantId: tenant ?? null };
  } catch (error) {
    throw asBadUsage(error);
  }
}

async function placeOfFolder(values: Values): Promise<Place> {
  if (values.tenant !== undefined) {
    throw badUsage('A data folder has one tenant; --tenant is for databases that the environment names.');
  }
  const { dataFolder } = readConfig(values);
  const server = await findRunningServer(dataFolder);
  const founded = await readSampleState(dataFolder);
  if (!founded) throw new CannotRun(`${dataFolder} holds no tenant yet; let the first start finish.`);
  const { rootKey: rootKeyFile, erasures: erasuresFile } = placesIn(dataFolder);
  return { settings: { ...server, rootKeyFile, erasuresFile }, tenantId: founded.tenantId };
}

function asBadUsage(error: unknown): unknown {
  return error instanceof SettingsMissing ? badUsage(error.message, error) : error;
}
