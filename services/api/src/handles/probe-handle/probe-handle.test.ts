import { handle, recordHandleProbe } from '@visaguard/domain';
import { type HandleId, ok, type ProbeId } from '@visaguard/kernel';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { consentGiven, type SeededApplicant, seedApplicant } from '../../testing/seed-applicant.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let mara: SeededApplicant;
let publicConsent: string;
let nth = 0;
beforeAll(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  mara = await seedApplicant(api, api.tenant, { handle: `mara.sample${nth++}` });
  publicConsent = await consentOf(mara, { sources: ['archive', 'apify'] });
});
afterAll(() => api?.stop());

async function consentOf({ applicantId }: SeededApplicant, scope: object, change: object = {}): Promise<string> {
  const body = consentGiven({ ...change }, { ...scope });
  return (await api.request('POST', `/v1/applicants/${applicantId}/consents`, { as: api.tenant.key, body })).body.id;
}

type Probe = { handleId?: string; consentId?: string; as?: string; key?: string };
const probe = ({ handleId = mara.handleId, consentId = publicConsent, ...more }: Probe = {}) =>
  api.request('POST', `/v1/handles/${handleId}/probes`, {
    as: api.tenant.key,
    body: { consent_id: consentId },
    ...more,
  });
const shown = async () => (await api.request('GET', `/v1/handles/${mara.handleId}`, { as: api.tenant.key })).body;

async function seen(probeId: string, codeSeen: boolean): Promise<void> {
  await api.perform(api.tenant.scope, async (reader) => {
    const on = await reader.load(handle, mara.handleId as HandleId);
    const decision = recordHandleProbe(on.state, {
      ...{ probeId: probeId as ProbeId, state: 'found', reason: null, accountId: '4711', codeSeen },
      probedAt: '2026-11-01T09:01:00.000Z',
    });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
}

test('a look is asked for, runs, and what it has shown stands in the handle', async () => {
  expect(await shown()).toMatchObject({ state: 'declared', proof: null, probe: null });
  const asked = await probe();
  expect(asked).toMatchObject({
    status: 201,
    body: { object: 'probe', handle_id: mara.handleId, state: 'running', livemode: false },
  });
  const { id } = asked.body;
  expect((await shown())['probe']).toEqual({ id, state: 'running', reason: null, code_seen: null, probed_at: null });
  await seen(id, true);
  const { state, probe: last } = await shown();
  expect(state).toBe('proven');
  const at = { probed_at: '2026-11-01T09:01:00.000Z' };
  expect(last).toEqual({ id, state: 'found', reason: null, code_seen: true, ...at });
});

test('one at a time: another is refused while it runs, and a repeat of the same gets the same answer', async () => {
  const asked = await probe({ key: `probe-${mara.handleId}` });
  const refused = await probe();
  expect(refused).toMatchObject({ status: 409, body: { code: 'probe_running', probe_id: asked.body.id } });
  expect((await probe({ key: `probe-${mara.handleId}` })).text).toBe(asked.text);
  await seen(asked.body.id, false);
  expect((await probe()).status).toBe(201);
});

test('R1, R2: not without a consent of this person that is in force and covers public profiles of the platform', async () => {
  const otherPerson = await seedApplicant(api, api.tenant, { handle: `noor.sample${nth}` });
  const withdrawn = await consentOf(mara, { sources: ['apify'] });
  await api.request('POST', `/v1/consents/${withdrawn}/withdraw`, { as: api.tenant.key });
  const cases = [
    [mara.consentId, 'consent_other_sources'],
    [await consentOf(mara, { sources: ['apify'], platforms: ['x'] }), 'consent_other_platforms'],
    [await consentOf(otherPerson, { sources: ['apify'] }), 'consent_missing'],
    ['cns_01k9x3v5m2r8t4w6y7z0a1b2c3', 'consent_missing'],
    [withdrawn, 'consent_withdrawn'],
  ] as const;
  for (const [consentId, code] of cases) {
    expect(await probe({ consentId }), code).toMatchObject({ status: 422, body: { code } });
  }
  expect((await shown())['probe']).toBeNull();
});

test('a consent that has expired is none', async () => {
  const consentId = await consentOf(mara, { sources: ['apify'] }, { expires_at: '2026-11-02T00:00:00Z' });
  api.clock.advance(86_400_000);
  expect(await probe({ consentId })).toMatchObject({ status: 422, body: { code: 'consent_expired' } });
});

test('a handle that never was and one of another tenant are not there', async () => {
  const unknown = { status: 404, body: { code: 'handle_unknown' } };
  expect(await probe({ handleId: 'hdl_01k9x3v5m2r8t4w6y7z0a1b2c3' })).toMatchObject(unknown);
  expect(await probe({ as: api.other.key })).toMatchObject(unknown);
});

test('a faulty body names its fault', async () => {
  const answer = await api.request('POST', `/v1/handles/${mara.handleId}/probes`, {
    as: api.tenant.key,
    body: { consent_id: 'nonsense', more: 1 },
  });
  expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } });
  expect(answer.text).toContain('/consent_id');
  expect(answer.text).toContain('/more');
});
