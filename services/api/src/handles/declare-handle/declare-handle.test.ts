import { handle, proveHandle } from '@visaguard/domain';
import { ok, type Refusal, type Result } from '@visaguard/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedApplicant } from '../../testing/seed-applicant.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let applicantId: string;
beforeAll(async () => {
  api = await startTestApi();
  applicantId = (await seedApplicant(api, api.tenant)).applicantId;
});
afterAll(() => api?.stop());

const declare = (body: unknown, as = api.tenant.key, of = applicantId) =>
  api.request('POST', `/v1/applicants/${of}/handles`, { as, body });

test('a handle is declared in its one form and read back, newest first', async () => {
  const declared = await declare({ platform: 'x', handle: ' https://x.com/Mara_Sample?lang=en ' });
  expect(declared).toMatchObject({
    status: 201,
    body: {
      object: 'handle',
      applicant_id: applicantId,
      platform: 'x',
      state: 'declared',
      handle: 'https://x.com/Mara_Sample?lang=en',
      canonical_handle: 'mara_sample',
      archives: [],
    },
  });
  const list = await api.request('GET', `/v1/applicants/${applicantId}/handles`, { as: api.tenant.key });
  expect(list.body.data[0]).toEqual(declared.body);
  expect(list.body.data.map((one) => one['platform'])).toEqual(['x', 'instagram']);
  expect(declared.body.id, 'an id tells the name to nobody').not.toContain('mara');
});

test('the same account in another spelling is declared already; for another person it is another handle', async () => {
  const again = await declare({ platform: 'instagram', handle: '@Mara.Sample' });
  expect(again).toMatchObject({ status: 409, body: { code: 'handle_exists' } });
  const other = await seedApplicant(api, api.tenant, { handle: 'somebody.else' });
  const theirs = await declare({ platform: 'instagram', handle: 'mara.sample' }, api.tenant.key, other.applicantId);
  expect(theirs.status).toBe(201);
});

test('two at once declare one account once', async () => {
  const account = { platform: 'tiktok', handle: 'mara.sample' };
  const answers = await Promise.all([declare(account), declare(account), declare(account)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
});

test.each([
  ['instagram', 'not a handle'],
  ['x', 'a-much-too-long-name-for-x'],
  ['facebook', 'example.com'],
  ['instagram', 'https://www.instagram.com/p/abc/'],
])('on %s %j is no handle, and the answer does not repeat it', async (platform, written) => {
  const answer = await declare({ platform, handle: written });
  expect(answer).toMatchObject({ status: 422, body: { code: 'handle_invalid', errors: [{ pointer: '/handle' }] } });
  expect(answer.text).not.toContain(written);
});

test('R7: an account that is held takes no new declaration', async () => {
  const held = (await declare({ platform: 'linkedin', handle: 'mara-sample' })).body.id;
  for (const accountId of ['1', '2']) {
    await api.perform(api.tenant.scope, async (reader) => {
      const on = await reader.load(handle, held);
      const proof = { identifiers: ['handle', 'account_id', 'email'], accountId };
      const decision = proveHandle(on.state, proof);
      return decision.ok
        ? ok({ changes: [{ on, events: decision.value }] })
        : (decision satisfies Result<never, Refusal>);
    });
  }
  const again = await declare({ platform: 'linkedin', handle: 'mara-sample' });
  expect(again).toMatchObject({ status: 409, body: { code: 'handle_held', rule: 'R7' } });
});

test.each([
  ['XS', 'self_only', 'self'],
  ['XF', 'forbid', null],
])('D12: for an applicant in %s the tenant declares nothing', async (place, outcome, alternative) => {
  const body = { name: 'Noor Sample', email: 'noor@example.org', adult: true, place };
  const person = await api.request('POST', '/v1/applicants', { as: api.tenant.key, body });
  const answer = await declare({ platform: 'x', handle: 'noor' }, api.tenant.key, person.body.id);
  expect(answer).toMatchObject({
    status: 451,
    body: { code: 'jurisdiction_forbidden', rule: 'R4', outcome, alternative, gate_version: 'gate-1' },
  });
});

test('R5: a password beside the handle is refused, and nothing is declared', async () => {
  const before = await api.request('GET', `/v1/applicants/${applicantId}/handles`, { as: api.tenant.key });
  const answer = await declare({ platform: 'x', handle: 'mara2', password: 'canary' });
  expect(answer).toMatchObject({ status: 422, body: { code: 'password_refused' } });
  const after = await api.request('GET', `/v1/applicants/${applicantId}/handles`, { as: api.tenant.key });
  expect(after.text).toBe(before.text);
});

test('R29: an applicant of another tenant is one that never was', async () => {
  const answer = await declare({ platform: 'x', handle: 'mara3' }, api.other.key);
  expect(answer).toMatchObject({ status: 404, body: { code: 'applicant_unknown' } });
});
