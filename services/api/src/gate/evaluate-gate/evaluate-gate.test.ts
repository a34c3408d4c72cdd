import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

const ask = (body: unknown, as = api.tenant.key) => api.request('POST', '/v1/gate/evaluate', { as, key: null, body });

test.each([
  ['XA', 'allow', null],
  ['XS', 'self_only', 'self'],
  ['XF', 'forbid', null],
  [null, 'forbid', null],
  ['ZZ', 'forbid', null],
])('R4: for an applicant in %j the gate says %s', async (applicant_place, outcome, alternative) => {
  const answer = await ask({ applicant_place });
  expect(answer).toMatchObject({
    status: 200,
    body: { object: 'gate_answer', outcome, alternative, gate_version: 'gate-1', livemode: false },
  });
});

test('R4: the strictest of tenant, unit and institution holds', async () => {
  const admin = (await api.tenant.addMember(['admin'])).token;
  const unit = await api.request('POST', '/v1/units', { as: admin, body: { name: 'Abroad', place: 'XF' } });
  await api.request('GET', '/v1/units', { as: admin });
  expect((await ask({ applicant_place: 'XA', unit_id: unit.body.id })).body['outcome']).toBe('forbid');
  const acting_for = { requester_type: 'public_authority', place: 'XA' };
  expect((await ask({ applicant_place: 'XA', acting_for })).body['outcome']).toBe('forbid');
});

test('a unit of another tenant is refused as one that does not exist', async () => {
  const unit_id = 'unt_01k9x3v5m2r8t4w6y7z0a1b2c3';
  expect(await ask({ applicant_place: 'XA', unit_id })).toMatchObject({
    status: 422,
    body: { code: 'unit_not_active', errors: [{ pointer: '/unit_id' }] },
  });
});

test('the test places are nowhere in live mode', async () => {
  const live = await api.seed({ mode: 'live', place: 'XA' });
  expect((await ask({ applicant_place: 'XA' }, live.key)).body).toMatchObject({ outcome: 'forbid', livemode: true });
});
