import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sha256Hex } from '@visaguard/kernel';
import { createApiClient } from '@visaguard/standalone';
import {
  type ApifyEmulator,
  instagramProfile,
  type ModelsEmulator,
  startApifyEmulator,
  startModelsEmulator,
} from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountIdOf, handleOf, madeUpActors } from '../collection/made-up-platforms.ts';
import { newDataFolder, removeDataFolder, type Standalone, startStandalone } from './standalone-process.ts';

const main = fileURLToPath(new URL('../../services/standalone/src/main.ts', import.meta.url));
const profileActor = 'apify/instagram-profile-scraper';
const purpose = 'admission_visa_readiness';

let apify: ApifyEmulator;
let models: ModelsEmulator;
let biography = 'made up';
let folder: string;
let server: Standalone;
let baseUrl: string;
beforeAll(async () => {
  const profile = { id: accountIdOf(1), username: handleOf(1) };
  apify = await startApifyEmulator({
    actors: madeUpActors({}).map((actor) =>
      actor.name === profileActor
        ? { ...actor, run: () => ({ items: [instagramProfile({ ...profile, biography })], costUsd: 0.003 }) }
        : actor,
    ),
    // So that nobody waits for costs to be final.
    now: () => new Date(Date.now() - 30_000),
  });
  models = await startModelsEmulator();
  folder = await newDataFolder();
  server = startStandalone(['--data-dir', folder, '--port', '0'], 'start', {
    VISAGUARD_APIFY_TOKEN: apify.token,
    VISAGUARD_APIFY_URL: apify.url,
    VISAGUARD_GEMINI_KEY: models.key,
    VISAGUARD_GEMINI_URL: models.urls.gemini,
    VISAGUARD_OPENAI_KEY: models.key,
    VISAGUARD_OPENAI_URL: models.urls.openai,
  });
  baseUrl = (await server.line(/Serving (\S+) after/))[1] ?? '';
}, 120_000);
afterAll(async () => {
  server?.child.kill('SIGKILL');
  await server?.ended;
  await removeDataFolder(folder);
  await Promise.all([apify?.close(), models?.close()]);
});

/** By the command, as an operator does. */
async function liveTenant() {
  const asked = ['--name', 'Sample College', '--type', 'university', '--place', 'AU', '--live'];
  const args = [main, 'tenant', 'create', ...asked, '--data-dir', folder];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const [, key = '', ownerToken = ''] = stdout.split('\n');
  const made = { tenant: createApiClient(baseUrl, key), owner: createApiClient(baseUrl, ownerToken) };
  // Another process made it: the server learns of its credentials a moment later.
  for (const who of [made.tenant, made.owner]) {
    await expect.poll(() => who.get('/v1/tenant'), { timeout: 10_000 }).toMatchObject({ livemode: true });
  }
  return made;
}

function consent() {
  const now = Date.now();
  return {
    scope: {
      ...{ platforms: ['instagram'], sources: ['archive', 'apify'], purpose, lookback_years: 5 },
      ...{ requester_named: true, retention_days: 365 },
    },
    ...{ method: 'signed_document', text_version: 'sample-1', text_sha256: sha256Hex('I agree. (sample text)') },
    ...{ document_sha256: sha256Hex('A document that nobody signed.'), language: 'en' },
    granted_at: new Date(now).toISOString(),
    expires_at: new Date(now + 180 * 86_400_000).toISOString(),
    collected_by: 'Sample office',
  };
}

type Made = { readonly id: string };

test('a live tenant screens the public profile of a handle that its owner proved, one run at the service each step, and models judge it', async () => {
  const { tenant, owner } = await liveTenant();
  const certification = { purposes: [purpose], non_discrimination: true };
  await owner.post('/v1/tenant/certifications', 'certify', certification);

  const who = { name: 'Mara Sample', email: 'mara@example.org', place: 'AU', adult: true };
  const applicant = await tenant.post<Made>('/v1/applicants', 'applicant', who);
  const path = `/v1/applicants/${applicant.id}`;
  const { id: consentId } = await tenant.post<Made>(`${path}/consents`, 'consent', consent());
  const declared = { platform: 'instagram', handle: handleOf(1) };
  const handle = await tenant.post<Made>(`${path}/handles`, 'handle', declared);

  const { code } = await tenant.post<{ code: string }>(`/v1/handles/${handle.id}/proofs`, 'proof');
  biography = `Statistics and soup. ${code}`;
  await tenant.post(`/v1/handles/${handle.id}/probes`, 'probe', { consent_id: consentId });
  await expect
    .poll(() => tenant.get(`/v1/handles/${handle.id}`), { timeout: 30_000, interval: 200 })
    .toMatchObject({ state: 'proven', probe: { state: 'found', code_seen: true } });

  const order = { applicant_id: applicant.id, consent_id: consentId, purpose, mode: 'requested', certified: true };
  const { id } = await tenant.post<Made>('/v1/screenings', 'screening', order);
  await expect
    .poll(() => tenant.get(`/v1/screenings/${id}/progress`), { timeout: 40_000, interval: 200 })
    .toMatchObject({ state: 'in_review', percent: 100, livemode: true });
  expect(await tenant.get(`/v1/screenings/${id}`)).toMatchObject({
    ...{ state: 'in_review', result: null },
    sources: [
      {
        ...{ platform: 'instagram', kind: 'apify', stage: 'assessed', coverage: { state: 'assessed' } },
        counts: { posts_read: 4, posts_assessed: 4 },
      },
    ],
  });
  // The look that proved the handle, and of the screening another one and the posts.
  const runs = apify.runsStarted.map(({ actor }) => actor);
  expect(runs).toEqual([profileActor, profileActor, 'apify/instagram-scraper']);
  expect(apify.duplicateRunsStarted).toBe(0);
  expect(apify.refusals).toEqual([]);
  // Two families and the built-in analyser have judged the four posts, in one batch.
  expect(models.journal.map(({ service }) => service).sort()).toEqual(['gemini', 'openai']);
  expect(JSON.stringify(models.journal)).not.toContain(handleOf(1));
  expect(models.refusals).toEqual([]);
}, 90_000);
