import { type Application, readProviderKey } from '@visaguard/application';
import { votersFromKeys } from '@visaguard/intelligence/models';
import type { Queries } from '@visaguard/read-models';
import { readModelKeys, readModelPlaces, readSettings, SettingsMissing } from '@visaguard/runtime';
import { createBudget } from './budget.ts';
import { openPanels } from './open-panels.ts';
import type { Panels, VoteTally } from './panels.ts';
import { personaPanel } from './persona-panel.ts';

type Platform = {
  readonly app: Application;
  readonly queries: Pick<Queries, 'modelVotes'>;
  readonly onVotes: (tally: VoteTally) => void;
};

/**
 * Who judges posts beside the analyser that is built in, as the environment says. Without a key of the platform only
 * tenants that brought their own have models asked.
 * @throws SettingsMissing where a setting cannot be used.
 */
export function panelsFromSettings({ app, queries, onVotes }: Platform): Panels {
  const settings = readSettings(['modelBudgetUsd', 'modelCallsMax', 'modelWaitMinutes']);
  const [budgetUsd, callsMax] = [Number(settings.modelBudgetUsd), Number(settings.modelCallsMax)];
  const waitMinutes = Number(settings.modelWaitMinutes);
  if (!(budgetUsd >= 0)) throw new SettingsMissing('VISAGUARD_MODEL_BUDGET_USD is a number from 0.');
  if (!Number.isInteger(callsMax) || callsMax < 1) {
    throw new SettingsMissing('VISAGUARD_MODEL_CALLS_MAX is a number from 1.');
  }
  if (!(waitMinutes >= 0 && waitMinutes <= 24 * 60)) {
    throw new SettingsMissing('VISAGUARD_MODEL_WAIT_MINUTES is a number from 0 to 1440.');
  }
  const { clock, random } = app;
  return openPanels({
    ...{ keys: readModelKeys(), places: readModelPlaces(), callsMax, waitMsMax: waitMinutes * 60_000, onVotes },
    tenantKey: (scope, family) => readProviderKey(app, scope, family),
    voterOf(family, access) {
      const [voter] = votersFromKeys({ [family]: access }, { random, clock });
      if (!voter) throw new Error('a key makes a voter');
      return voter;
    },
    budget: createBudget({
      ...{ clock, limitMicros: budgetUsd * 1_000_000 },
      spentSince: async (scope, since) => (await queries.modelVotes.spentSince(scope, since))?.costMicros ?? 0,
    }),
    testMode: personaPanel(app),
  });
}
