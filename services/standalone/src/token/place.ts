import { isId, type TenantId } from '@visaguard/kernel';
import { badUsage, CannotRun } from '../cannot-run.ts';
import { readConfig } from '../config.ts';
import {
  isNamedByEnvironment,
  type OperatorSettings,
  settingsOfEnvironment,
  settingsOfFolder,
} from '../engines/operator-settings.ts';
import { readSampleState } from '../sample/sample-state.ts';

/** Where credentials are issued, and for whom; no tenant: none was named. */
export type Place = { readonly settings: OperatorSettings; readonly tenantId: TenantId | null };

type Values = { readonly 'data-dir'?: string; readonly tenant?: string };

/**
 * The databases that the environment names, as for a service, with the tenant that --tenant names; else those of a data
 * folder, with the tenant of its first start.
 */
export async function placeOf(values: Values): Promise<Place> {
  return isNamedByEnvironment(values) ? placeOfEnvironment(values.tenant) : placeOfFolder(values);
}

function placeOfEnvironment(tenant: string | undefined): Place {
  if (tenant !== undefined && !isId('tenant', tenant)) throw badUsage('Name the tenant: ten_ and 26 characters.');
  return { settings: settingsOfEnvironment(), tenantId: tenant ?? null };
}

async function placeOfFolder(values: Values): Promise<Place> {
  if (values.tenant !== undefined) {
    throw badUsage('A data folder has one tenant; --tenant is for databases that the environment names.');
  }
  const settings = await settingsOfFolder(values);
  const { dataFolder } = readConfig(values);
  const founded = await readSampleState(dataFolder);
  if (!founded) throw new CannotRun(`${dataFolder} holds no tenant yet; let the first start finish.`);
  return { settings, tenantId: founded.tenantId };
}
