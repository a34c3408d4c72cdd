import { applicant, handle, proveHandle, redactApplicant } from '@visaguard/domain';
import { ok } from '@visaguard/kernel';
import { ReadModelsBehind } from '@visaguard/read-models';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from '../../http/create-api.ts';
import { type SeededScreening, seededConsent, seededPurpose, seedScreening } from '../../testing/seed-screening.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let seeded: SeededScreening;
beforeAll(async () => {
  api = await startTestApi();
  seeded = await seedScreening(api);
});
afterAll(() => api?.stop());

const order = (change: object = {}) => ({
  ...{ applicant_id: seeded.applicantId, consent_id: seeded.consentId, purpose: seededPurpose },
  ...{ mode: 'requested', certified: true, ...change },
});

const asked = (body: object, as = api.tenant.key) => api.request('POST', '/v1/screenings', { as, body });

type Ready = { readonly applicantId: string; readonly consentId: string; readonly handleIds: readonly string[] };

/** A person with a consent and an export of each platform that nobody has ordered yet. */
async function readyPerson(platforms: readonly string[]): Promise<Ready> {
  const as = api.tenant.key;
  const person = { name: 'Noor Sample', email: 'noor@example.org', place: 'XA', adult: true };
  const applicantId = (await api.request('POST', '/v1/applicants', { as, body: person })).body.id;
  const path = `/v1/applicants/${applicantId}`;
  const consentId = (await api.request('POST', `${path}/consents`, { as, body: seededConsent(api) })).body.id;
  const handleIds: string[] = [];
  for (const platform of platforms) {
    const body = { platform, handle: 'noor_sample' };
    const handleId = (await api.request('POST', `${path}/handles`, { as, body })).body.id;
    const json = { raw: '{}', headers: { 'Content-Type': 'application/json' } };
    await api.request('POST', `/v1/handles/${handleId}/archives?consent_id=${consentId}`, { as, ...json });
    handleIds.push(handleId);
  }
  return { applicantId, consentId, handleIds };
}
const orderOf = ({ applicantId, consentId }: Ready, change: object = {}) =>
  order({ applicant_id: applicantId, consent_id: consentId, ...change });

test('a screening is ordered on the handles that are named', async () => {
  const person = await readyPerson(['instagram', 'x']);
  const named = await asked(orderOf(person, { handle_ids: [person.handleIds[0]], as_of: '2026-10-01T00:00:00Z' }));
  expect(named).toMatchObject({ status: 201, body: { state: 'pending', mode: 'requested', livemode: false } });
  expect(named.headers.get('location')).toBe(`/v1/screenings/${named.body.id}`);
  const read = await api.request('GET', `/v1/screenings/${named.body.id}`, { as: api.tenant.key });
  expect(read.body).toMatchObject({
    ...{ state: 'pending', result: null, as_of: '2026-10-01T00:00:00.000Z', finished_at: null },
    gate: { version: 'gate-1', outcome: 'allow' },
    sources: [{ platform: 'instagram', stage: 'planned', percent: 0, coverage: null, counts: null }],
  });
});

test('a screening is ordered on every handle where none is named, one declared a moment ago among them', async () => {
  const made = await asked(orderOf(await readyPerson(['instagram', 'x'])));
  const read = await api.request('GET', `/v1/screenings/${made.body.id}`, { as: api.tenant.key });
  expect(read.body['sources']).toHaveLength(2);
});

test('an export that another screening has ordered is not ordered again: 409 names that screening', async () => {
  expect(await asked(order())).toMatchObject({
    status: 409,
    body: { code: 'archive_in_use', screening_id: seeded.screeningId },
  });
});

test('a self-screening is not a tenant’s to order', async () => {
  const answer = await asked(order({ mode: 'self' }));
  expect(answer).toMatchObject({ status: 422, body: { code: 'mode_not_available' } });
  expect(answer.body['detail']).toBe('A self-screening begins with the applicant, who shares the report or does not.');
});

test('R4: where the law of a place forbids it, 451 says what the gate answered', async () => {
  const strict = await api.seed({ place: 'US-CA' });
  const person = { name: 'Mara Sample', email: 'mara@example.org', place: 'XA', adult: true };
  const applicantId = (await api.request('POST', '/v1/applicants', { as: strict.key, body: person })).body.id;
  const consent_id = 'cns_01k9x3v5m2r8t4w6y7z0a1b2c3';
  const answer = await asked(order({ applicant_id: applicantId, consent_id }), strict.key);
  expect(answer).toMatchObject({ status: 451, body: { code: 'jurisdiction_forbidden', rule: 'R4' } });
  expect(answer.body).toMatchObject({ outcome: 'self_only', gate_version: 'gate-1', alternative: 'self' });
  expect(answer.body['row']).toContain('us-ca');
});

test('R6: each order is certified, and for a permissible purpose that the tenant has certified', async () => {
  const uncertified = await asked(order({ certified: false }));
  expect(uncertified).toMatchObject({ status: 422, body: { code: 'order_not_certified', rule: 'R6' } });
  expect(await asked(order({ purpose: 'employment' }))).toMatchObject({
    status: 422,
    body: { code: 'purpose_refused' },
  });
  expect(await asked(order({ purpose: 'fun' }))).toMatchObject({ status: 422, body: { code: 'purpose_unknown' } });
  api.clock.advance(366 * 86_400_000);
  expect(await asked(order())).toMatchObject({ status: 422, body: { code: 'purpose_not_certified', rule: 'R6' } });
  api.clock.advance(-366 * 86_400_000);
});

test('R1, R2, R8: only within a consent that is there, is this person’s, lives and covers it', async () => {
  const as = api.tenant.key;
  const missing = await asked(order({ consent_id: 'cns_01k9x3v5m2r8t4w6y7z0a1b2c3' }));
  expect(missing).toMatchObject({ status: 422, body: { code: 'consent_missing', rule: 'R1' } });
  const other = await seedScreening(api, api.tenant, { name: 'Ola Sample', handle: 'ola.sample' });
  expect(await asked(order({ consent_id: other.consentId }))).toMatchObject({ body: { code: 'consent_unknown' } });
  const wrongPurpose = await asked(order({ purpose: 'exchange_programme' }));
  expect(wrongPurpose).toMatchObject({ status: 422, body: { code: 'consent_other_purpose' } });
  const path = `/v1/applicants/${seeded.applicantId}/consents`;
  const recorded = async (scope: object) => {
    const consent = seededConsent(api);
    const body = { ...consent, scope: { ...consent.scope, ...scope } };
    return (await api.request('POST', path, { as, body })).body.id;
  };
  const elsewhere = await asked(order({ consent_id: await recorded({ platforms: ['x'] }) }));
  expect(elsewhere).toMatchObject({ status: 422, body: { code: 'consent_other_platforms', rule: 'R2' } });
  const unnamed = await asked(order({ consent_id: await recorded({ requester_named: false }) }));
  expect(unnamed).toMatchObject({ status: 422, body: { code: 'consent_without_requester' } });
  const consentId = await recorded({});
  await api.request('POST', `/v1/consents/${consentId}/withdraw`, { as });
  expect(await asked(order({ consent_id: consentId }))).toMatchObject({
    status: 422,
    body: { code: 'consent_withdrawn' },
  });
  api.clock.advance(181 * 86_400_000);
  expect(await asked(order())).toMatchObject({ status: 422, body: { code: 'consent_expired' } });
  api.clock.advance(-181 * 86_400_000);
});

test('nothing to read, a foreign handle, a date in the future, faulty fields: each is refused', async () => {
  const handle_ids = ['hdl_01k9x3v5m2r8t4w6y7z0a1b2c3'];
  expect(await asked(order({ handle_ids }))).toMatchObject({ status: 404, body: { code: 'handle_unknown' } });
  const future = await asked(order({ as_of: '2027-01-01T00:00:00Z' }));
  expect(future).toMatchObject({ status: 422, body: { code: 'as_of_in_future', errors: [{ pointer: '/as_of' }] } });
  const faulty = await asked({ applicant_id: 'x', mode: 'both', certified: 'yes', handle_ids: [], role: 'owner' });
  expect(faulty.body.errors.map(({ pointer }) => pointer).sort()).toEqual([
    '/applicant_id',
    '/certified',
    '/consent_id',
    '/handle_ids',
    '/mode',
    '/purpose',
    '/role',
  ]);
  const bare = await api.request('POST', '/v1/applicants', {
    as: api.tenant.key,
    body: { name: 'Una Sample', email: 'una@example.org', place: 'XA', adult: true },
  });
  const consent = await api.request('POST', `/v1/applicants/${bare.body.id}/consents`, {
    as: api.tenant.key,
    body: seededConsent(api),
  });
  const nothing = await asked(order({ applicant_id: bare.body.id, consent_id: consent.body.id }));
  expect(nothing).toMatchObject({ status: 422, body: { code: 'no_sources' } });
});

test('R29: an applicant of another tenant is not there to be screened', async () => {
  const foreign = await asked(order(), api.other.key);
  const unknown = await asked(order({ applicant_id: 'app_01k9x3v5m2r8t4w6y7z0a1b2c3' }), api.other.key);
  expect(foreign).toMatchObject({ status: 404, body: { code: 'applicant_unknown' } });
  const blank = ({ text, body }: typeof foreign) => text.replace(String(body['request_id']), '');
  expect(blank(foreign)).toBe(blank(unknown));
});

test('R7: a handle that is held is not read', async () => {
  const held = await seedScreening(api, api.tenant, { name: 'Hal Sample', handle: 'hal.sample' });
  await api.perform(api.tenant.scope, async (reader) => {
    const on = await reader.load(handle, held.handleId);
    const proven = proveHandle(on.state, { identifiers: ['handle', 'email', 'account_id'], accountId: '1' });
    if (!proven.ok) return proven;
    const state = proven.value.reduce(handle.evolve, on.state);
    const recycled = proveHandle(state, { identifiers: [], accountId: '2' });
    return recycled.ok ? ok({ changes: [{ on, events: [...proven.value, ...recycled.value] }] }) : recycled;
  });
  const answer = await asked(order({ applicant_id: held.applicantId, consent_id: held.consentId }));
  expect(answer).toMatchObject({ status: 409, body: { code: 'handle_held', rule: 'R7' } });
});

test('an erased applicant is not screened', async () => {
  const erased = await seedScreening(api, api.tenant, { name: 'Eve Sample', handle: 'eve.sample' });
  await api.perform(api.tenant.scope, async (reader) => {
    const on = await reader.load(applicant, erased.applicantId);
    const decision = redactApplicant(on.state, { requestedBy: 'mem_1' });
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  const answer = await asked(order({ applicant_id: erased.applicantId, consent_id: erased.consentId }));
  expect(answer).toMatchObject({ status: 410, body: { code: 'applicant_redacted' } });
});

test('while the read models do not follow nothing is ordered unseen; named handles need none', async () => {
  const person = await readyPerson(['x']);
  const cutOff = createApi({
    ...api.dependencies,
    readModelsSettled: () => Promise.reject(new ReadModelsBehind('the broker is away')),
  });
  const headers = { Authorization: `Bearer ${api.tenant.key}`, 'Content-Type': 'application/json' };
  const send = async (body: object, key: string) =>
    cutOff.request('/v1/screenings', {
      method: 'POST',
      headers: { ...headers, 'Idempotency-Key': key },
      body: JSON.stringify(body),
    });
  const behind = await send(orderOf(person), 'behind-1');
  expect(behind.status).toBe(503);
  expect(behind.headers.get('retry-after')).toBe('2');
  expect(await behind.json()).toMatchObject({ code: 'read_model_behind' });
  expect((await send(orderOf(person, { handle_ids: person.handleIds }), 'behind-2')).status).toBe(201);
});
