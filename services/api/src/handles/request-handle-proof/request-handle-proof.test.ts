import { proofCodeOf } from '@visaguard/application';
import { handle, proveHandle } from '@visaguard/domain';
import { type HandleId, ok } from '@visaguard/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SeededApplicant, seedApplicant } from '../../testing/seed-applicant.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let mara: SeededApplicant;
beforeAll(async () => {
  api = await startTestApi();
  mara = await seedApplicant(api, api.tenant);
});
afterAll(() => api?.stop());

const ask = (handleId = mara.handleId, more: { as?: string; key?: string } = {}) =>
  api.request('POST', `/v1/handles/${handleId}/proofs`, { as: api.tenant.key, ...more });

const weekLater = /^2026-11-08T09:00:00/;

test('R7: a code is given out with where to put it, and the handle shows until when it holds', async () => {
  const given = await ask();
  expect(given).toMatchObject({
    status: 201,
    body: {
      ...{ object: 'handle_proof', handle_id: mara.handleId, method: 'bio_code', livemode: false },
      ...{ code: expect.stringMatching(/^vg-[0-9a-f]{10}$/), expires_at: expect.stringMatching(weekLater) },
      instructions: expect.stringContaining('bio of the profile'),
    },
  });
  expect(given.body).not.toHaveProperty('number');
  const shown = await api.request('GET', `/v1/handles/${mara.handleId}`, { as: api.tenant.key });
  expect(shown.body).toMatchObject({
    ...{ state: 'proving', proof: { method: 'bio_code', expires_at: given.body['expires_at'] } },
  });
  expect(shown.text).not.toContain(String(given.body['code']));
});

test('a repeat under the same key gets the same code, another key a new one', async () => {
  const first = await ask(mara.handleId, { key: 'proof-1' });
  const again = await ask(mara.handleId, { key: 'proof-1' });
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  expect(again.text).toBe(first.text);
  expect((await ask()).body['code']).not.toBe(first.body['code']);
});

test('the code is the one that the look will search for, and stands nowhere in the database', async () => {
  const other = await seedApplicant(api, api.tenant, { handle: 'noor.sample' });
  const code = String((await ask(other.handleId)).body['code']);
  const { app } = api.dependencies;
  const handleId = other.handleId as HandleId;
  expect(await proofCodeOf(app, api.tenant.scope, { handleId, number: 1 })).toBe(code);
  const owner = api.core.pool('owner');
  for (const table of ['events', 'commands', 'outbox', 'handles']) {
    await owner.query(`alter table ${table} no force row level security`);
    const { rows } = await owner.query<{ rows: string; found: string }>(
      `select count(*) as rows, count(*) filter (where t::text like '%' || $1 || '%') as found from ${table} t`,
      [code],
    );
    await owner.query(`alter table ${table} force row level security`);
    expect(Number(rows[0]?.rows), table).toBeGreaterThan(0);
    expect(Number(rows[0]?.found), table).toBe(0);
  }
});

test('R7: none for a handle that is held, that never was, or that is another tenant’s', async () => {
  const held = await seedApplicant(api, api.tenant, { handle: 'held.sample' });
  for (const accountId of ['1', '2']) {
    await api.perform(api.tenant.scope, async (reader) => {
      const on = await reader.load(handle, held.handleId as HandleId);
      const decision = proveHandle(on.state, { identifiers: ['handle', 'email', 'account_id'], accountId });
      return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
    });
  }
  expect(await ask(held.handleId)).toMatchObject({ status: 409, body: { code: 'handle_held', rule: 'R7' } });
  const unknown = { status: 404, body: { code: 'handle_unknown' } };
  expect(await ask('hdl_01k9x3v5m2r8t4w6y7z0a1b2c3')).toMatchObject(unknown);
  expect(await ask(mara.handleId, { as: api.other.key })).toMatchObject(unknown);
});

test('nor for an erased person', async () => {
  const gone = await seedApplicant(api, api.tenant, { handle: 'gone.sample' });
  await api.dependencies.app.vault.eraseSubject(api.tenant.scope, gone.applicantId, { by: 'test', requestId: 'req_1' });
  expect(await ask(gone.handleId)).toMatchObject({ status: 410, body: { code: 'applicant_redacted' } });
});
