import { SettingsMissing, settingIfGiven } from '@visaguard/runtime';
import { badUsage } from '../cannot-run.ts';

/** Databases that run somewhere else: as the login role, and as their owner where that is given. */
export type DatabaseUrls = { readonly coreUrl: string; readonly ownerCoreUrl: string | null };

/** Null where the environment names none. */
export function readDatabaseUrls(): DatabaseUrls | null {
  try {
    const coreUrl = settingIfGiven('coreUrl');
    return coreUrl === undefined ? null : { coreUrl, ownerCoreUrl: settingIfGiven('coreOwnerUrl') ?? null };
  } catch (error) {
    if (!(error instanceof SettingsMissing)) throw error;
    throw badUsage(error.message, error);
  }
}
