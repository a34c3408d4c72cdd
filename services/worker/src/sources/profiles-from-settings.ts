import { type Application, readProviderKey } from '@visaguard/application';
import { parseActorChoices } from '@visaguard/collection/apify';
import { readSettings, SettingsMissing, settingIfGiven } from '@visaguard/runtime';
import { openProfiles } from './open-profiles.ts';
import type { Profiles } from './profiles.ts';
import type { SourceGate } from './source-gate.ts';
import { wakeUrls } from './wake-urls.ts';

/**
 * What public profiles are read with, as the environment says. Without a key of the platform only tenants that brought
 * their own have profiles read.
 * @throws SettingsMissing where a setting cannot be used, with every fault of it.
 */
export function profilesFromSettings(app: Application, gate: SourceGate): Profiles {
  const { apifyUrl, apifyActors, apifyRunsMax } = readSettings(['apifyUrl', 'apifyActors', 'apifyRunsMax']);
  const actors = parseActorChoices(apifyActors);
  if (!actors.ok) throw new SettingsMissing(`VISAGUARD_APIFY_ACTORS: ${actors.error.join('; ')}.`);
  const runsMax = Number(apifyRunsMax);
  if (!Number.isInteger(runsMax) || runsMax < 1)
    throw new SettingsMissing('VISAGUARD_APIFY_RUNS_MAX is a number from 1.');
  const token = settingIfGiven('apifyToken') ?? null;
  const wakeUrlOf = wakeUrls(app, settingIfGiven('publicUrl') ?? null);
  const { clock } = app;
  return openProfiles({
    ...{ token, baseUrl: apifyUrl, actors: actors.value, runsMax, clock, gate, wakeUrlOf },
    tenantKey: (scope) => readProviderKey(app, scope, 'apify'),
  });
}
