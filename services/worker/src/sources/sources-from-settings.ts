import type { Application } from '@visaguard/application';
import { readSettings, SettingsMissing, settingIfGiven } from '@visaguard/runtime';
import type { AdapterWatch } from './change-adapter.ts';
import { type KnownAccounts, parseKnownAccounts } from './known-accounts.ts';
import type { Profiles } from './profiles.ts';
import { profilesFromSettings } from './profiles-from-settings.ts';
import { createSourceGate } from './source-gate.ts';

export type Sources = { readonly profiles: Profiles; readonly known: KnownAccounts };

/**
 * What public profiles are read with, behind breakers that all workers share, and the accounts that it is tried on.
 * @throws SettingsMissing where a setting cannot be used, with every fault of it.
 */
export function sourcesFromSettings(app: Application, log: AdapterWatch['log']): Sources {
  const { knownAccounts } = readSettings(['knownAccounts']);
  const known = parseKnownAccounts(knownAccounts);
  if (!known.ok) throw new SettingsMissing(`VISAGUARD_KNOWN_ACCOUNTS: ${known.error.join('; ')}.`);
  const isProbed = Object.keys(known.value);
  if (settingIfGiven('apifyToken') !== undefined) {
    log.info({ code: 'sources_probed', probed: isProbed }, 'platforms that are probed every hour; others are not');
  }
  return { profiles: profilesFromSettings(app, createSourceGate({ app, log })), known: known.value };
}
