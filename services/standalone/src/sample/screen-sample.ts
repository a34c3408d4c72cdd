import type { Application } from '@visaguard/application';
import { mintId } from '@visaguard/kernel';
import { foundTenant, newApiKey } from '../start/found-tenant.ts';
import { progressLine } from '../start/progress-line.ts';
import { tell } from '../tell.ts';
import { createApiClient } from './api-client.ts';
import { followSample } from './follow-sample.ts';
import { makeSampleCohort } from './make-sample-cohort.ts';
import { readSampleState, type SampleState, writeSampleState } from './sample-state.ts';

export type SampleParts = {
  readonly app: Application;
  readonly dataFolder: string;
  readonly readModelsSettled: () => Promise<void>;
  readonly stopping: AbortSignal;
};

/** On the first start makes the sample cohort; a first start that was cut off is taken up again. */
export async function screenSample(parts: SampleParts, baseUrl: string): Promise<void> {
  const { app, dataFolder, readModelsSettled, stopping } = parts;
  let state: SampleState = (await readSampleState(dataFolder)) ?? {
    tenantId: mintId('tenant', app.clock, app.random),
    startedAt: app.clock.now().toISOString(),
    cohortId: null,
    apiKey: newApiKey(app),
  };
  if (state.apiKey === null) {
    tell(`API reference: ${baseUrl}/docs (the API key was shown at the first start; a new one: visaguard token).`);
    return;
  }
  await writeSampleState(dataFolder, state);
  const { tenantId, apiKey } = state;
  await foundTenant(app, { tenantId, name: 'Sample University', apiKey });
  await readModelsSettled();
  if (stopping.aborted) return;
  const client = createApiClient(baseUrl, apiKey);
  tell('First start: screening a sample cohort of made-up applicants in test mode.');
  const cohortId = await makeSampleCohort(client, new Date(state.startedAt), stopping);
  if (cohortId === null) return;
  const line = progressLine(process.stdout);
  await followSample(client, cohortId, line.show, stopping);
  line.end();
  if (stopping.aborted) return;
  printFirstSteps(baseUrl, apiKey, cohortId);
  state = { ...state, cohortId, apiKey: null };
  await writeSampleState(dataFolder, state);
}

function printFirstSteps(baseUrl: string, apiKey: string, cohortId: string): void {
  const header = `-H 'Authorization: Bearer ${apiKey}'`;
  tell('');
  tell(`API reference:        ${baseUrl}/docs`);
  tell(`API key (shown once): ${apiKey}`);
  tell("Read the cohort's reports:");
  tell(`  curl -s ${header} '${baseUrl}/v1/reports?cohort_id=${cohortId}'`);
  tell('');
}
