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
 * The databases that the environment names, as for a service, else those of a data folder; with the tenant that --tenant
 * names, else on a folder that of its first start.
 */
export async function placeOf(values: Values): Promise<Place> {
  const { tenant } = values;
  if (tenant !== undefined && !isId('tenant', tenant)) throw badUsage('Name the tenant: ten_ and 26 characters.');
  if (isNamedByEnvironment(values)) return { settings: settingsOfEnvironment(), tenantId: tenant ?? null };
  const settings = await settingsOfFolder(values);
  return { settings, tenantId: tenant ?? (await firstTenant(values)) };
}

async function firstTenant(values: Values): Promise<TenantId> {
  const { dataFolder } = readConfig(values);
  const founded = await readSampleState(dataFolder);
  if (!founded) throw new CannotRun(`${dataFolder} holds no tenant yet; let the first start finish.`);
  return founded.tenantId;
}
