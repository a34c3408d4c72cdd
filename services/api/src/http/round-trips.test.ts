import type { Pool } from '@visaguard/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/start-test-api.ts';

let api: TestApi;
let applicantId: string;
const trips = new Map<string, number>();
beforeAll(async () => {
  api = await startTestApi();
  const { core, keys } = api;
  count('auth', core.pool('vg_auth'));
  count('reader', core.pool('vg_reader'));
  count('writer', core.pool('vg_writer'));
  count('keys', keys.pool('vg_writer'));
  applicantId = (await api.request('POST', '/v1/applicants', { as: api.tenant.key, body: mara })).body.id;
  await api.dependencies.readModelsSettled();
});
afterAll(() => api?.stop());

const mara = { name: 'Mara Sample', email: 'mara@example.org', place: 'XA', adult: true };

/** The server says so each time that it has answered and waits. */
function count(name: string, pool: Pool): void {
  const counted = new WeakSet<object>();
  pool.on('acquire', (client) => {
    if (counted.has(client)) return;
    counted.add(client);
    client.connection.on('readyForQuery', () => trips.set(name, (trips.get(name) ?? 0) + 1));
  });
}

/** Round trips of a request by database role, once what may be kept for a moment is kept. */
async function tripsOf(path: string, init: { method?: string; body?: object; key?: () => string; as?: string } = {}) {
  const once = async () => {
    trips.clear();
    const answer = await api.fetch(path, {
      method: init.method ?? 'GET',
      headers: {
        Authorization: `Bearer ${init.as ?? api.tenant.key}`,
        ...(init.body ? { 'Content-Type': 'application/json' } : {}),
        ...(init.key ? { 'Idempotency-Key': init.key() } : {}),
      },
      ...(init.body ? { body: JSON.stringify(init.body) } : {}),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return Object.fromEntries(trips);
  };
  await once();
  // A credential is kept for a moment only, which may be over by the second request on a busy machine.
  for (let tries = 0; tries < 5; tries++) {
    const counted = await once();
    if (!('auth' in counted)) return counted;
  }
  throw new Error('the credential is asked for again with every request');
}

let keysUsed = 0;
const freshKey = () => `trips-${keysUsed++}`;

/** A read under row-level security is three: the transaction begins with its scope, asks, and ends. */
const oneRead = { reader: 3 };

test('a read of the read models is one scoped query', async () => {
  expect(await tripsOf('/v1/tenant')).toEqual(oneRead);
  expect(await tripsOf('/v1/screenings?limit=100')).toEqual(oneRead);
});

test('a read of personal data, one or a page, is one scoped query and one append to the access log', async () => {
  expect(await tripsOf(`/v1/applicants/${applicantId}`)).toEqual({ ...oneRead, writer: 1 });
  expect(await tripsOf('/v1/applicants?limit=100')).toEqual({ ...oneRead, writer: 1 });
});

test('a creation that decides on nothing else is one append, and so is its repeat', async () => {
  const create = { method: 'POST', body: { name: 'Fall', purpose: 'admission_visa_readiness' }, key: freshKey };
  expect(await tripsOf('/v1/cohorts', create)).toEqual({ writer: 1 });
  expect(await tripsOf('/v1/cohorts', { ...create, key: () => 'repeated' })).toEqual({ writer: 1 });
});

test('a change loads what it changes beside that look, and appends', async () => {
  const body = {
    ...{ categories: ['fraud'], minimum_severity: 'low', lookback_years: 5, show_grade_to_requester: false },
    ...{ four_eyes: false, coverage_threshold_percent: 95, applicant_window_hours: 72 },
  };
  const { token } = await api.tenant.addMember(['owner']);
  expect(await tripsOf('/v1/tenant/policy', { method: 'PUT', body, key: freshKey, as: token })).toEqual({ writer: 3 });
});

test('a credential that is not known yet costs one query', async () => {
  const key = await api.tenant.addKey(['read']);
  await api.dependencies.readModelsSettled();
  trips.clear();
  const answer = await api.fetch('/v1/tenant', { headers: { Authorization: `Bearer ${key}` } });
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(trips)).toEqual({ ...oneRead, auth: 1 });
});

test('a read that waits for a position asks once when it is there', async () => {
  const created = await api.request('POST', '/v1/applicants', { as: api.tenant.key, body: mara });
  await api.dependencies.readModelsSettled();
  const position = created.headers.get('visaguard-position') ?? '';
  await tripsOf('/v1/tenant');
  trips.clear();
  const headers = { Authorization: `Bearer ${api.tenant.key}`, 'VisaGuard-Read-After': position };
  expect((await api.fetch('/v1/tenant', { headers })).status).toBe(200);
  expect(Object.fromEntries(trips)).toEqual({ reader: oneRead.reader + 1 });
});
