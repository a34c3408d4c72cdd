import { registerEventTypes } from '@visaguard/event-store';
import { mintId, systemRandom } from '@visaguard/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedApplicant } from '../testing/seed-applicant.ts';
import { startTestApi, type TestApi } from '../testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  const newer = {
    type: 'applicant.renamed',
    schemaVersion: 1,
    schemaHash: 'of a newer release',
    category: 'applicant',
  };
  await registerEventTypes(api.core.pool('owner'), [newer]);
});
afterAll(() => api?.stop());

async function renamedByNewerRelease(applicantId: string): Promise<void> {
  const { app, clock } = api.dependencies;
  const eventId = mintId('event', clock, systemRandom);
  const meta = { actor: { kind: 'operator', id: 'test' }, at: clock.now().toISOString() } as const;
  const events = [{ eventId, type: 'applicant.renamed', schemaVersion: 1, data: { applicantId }, meta }];
  const streams = [{ streamId: applicantId, category: 'applicant', expected: 'stream_exists' as const, events }];
  await app.events.append({ scope: api.tenant.scope, commandId: `newer ${eventId}`, bodyHash: '', streams });
}

test('E27: a command on a record that a newer release wrote to is told to come again, by a reason of its own', async () => {
  const mine = await seedApplicant(api, api.tenant);
  const other = await seedApplicant(api, api.tenant, { handle: 'otto.sample' });
  await renamedByNewerRelease(mine.applicantId);
  const declare = (applicantId: string) =>
    api.request('POST', `/v1/applicants/${applicantId}/handles`, {
      as: api.tenant.key,
      body: { platform: 'x', handle: 'mara_sample' },
    });
  const refused = await declare(mine.applicantId);
  expect(refused).toMatchObject({ status: 503, body: { code: 'newer_release_needed' } });
  expect(refused.headers.get('retry-after')).toBe('10');
  expect(refused.text).not.toContain('applicant.renamed');

  const handles = await api.request('GET', `/v1/applicants/${mine.applicantId}/handles`, { as: api.tenant.key });
  expect(handles.body.data).toHaveLength(1);
  expect((await declare(other.applicantId)).status, 'others go on').toBe(201);
  expect(api.failures).toHaveLength(1);
});
