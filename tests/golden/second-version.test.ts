import { startTestApi, type TestApi } from '@visaguard/api/testing';
import { deriveId } from '@visaguard/kernel';
import { inTransaction } from '@visaguard/postgres';
import { rebuildReadModels, replayParked, verifyReadModels } from '@visaguard/read-models';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

type Contracts = { readonly applicantEvents: readonly { readonly data: object }[] };

// As if `applicant.created` had once named the place a country.
vi.mock('../../packages/contracts/src/events/applicant.ts', async (original) => {
  const { applicantEvents } = await original<Contracts>();
  const [created, ...others] = applicantEvents;
  return { applicantEvents: [{ ...created, schemaVersion: 2 }, ...others] };
});
vi.mock('../../packages/contracts/src/past-forms.ts', async (original) => {
  const { pastForms } = await original<{ readonly pastForms: readonly object[] }>();
  const { applicantEvents } = await vi.importActual<Contracts>('../../packages/contracts/src/events/applicant.ts');
  return { pastForms: [...pastForms, { ...applicantEvents[0], data: applicantEvents[1]?.data }] };
});
vi.mock('../../packages/contracts/src/upcast-steps.ts', async (original) => {
  const { upcastSteps } = await original<{ readonly upcastSteps: readonly object[] }>();
  type Clear = Readonly<Record<string, unknown>>;
  const up = ({ country = null, ...rest }: Clear) => ({ ...rest, place: country });
  return { upcastSteps: [...upcastSteps, { type: 'applicant.created', from: 1, up }] };
});

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api?.stop());

const at = '2026-11-01T09:00:00.000Z';

/** Stores an applicant as the release before did. */
async function createdByOlderRelease(name: string): Promise<string> {
  const { app } = api.dependencies;
  const { scope } = api.tenant;
  const [applicantId, eventId] = [deriveId('applicant', [name]), deriveId('event', [name])];
  await app.vault.prepareSubject(scope, applicantId);
  const place = { scope, stream: applicantId, event: eventId, subject: applicantId, field: 'personal' };
  const personal = await app.vault.sealJson(place, { name, email: 'mara@example.org', externalRef: null });
  const data = { applicantId, unitId: null, country: 'XA', adult: true, personal };
  const meta = { actor: { kind: 'operator', id: 'test' }, at } as const;
  const events = [{ eventId, type: 'applicant.created', schemaVersion: 1, data, meta }];
  const streams = [{ streamId: applicantId, category: 'applicant', expected: 'no_stream' as const, events }];
  await app.events.append({ scope, commandId: name, bodyHash: '', streams });
  await api.dependencies.readModelsSettled();
  return applicantId;
}

const get = (applicantId: string) => api.request('GET', `/v1/applicants/${applicantId}`, { as: api.tenant.key });

async function storedVersions(): Promise<number[]> {
  const { rows } = await api.core
    .pool('vg_tail')
    .query<{ version: number }>(
      `select schema_version as version from events where type = 'applicant.created' order by position`,
    );
  return rows.map(({ version }) => version);
}

test('E26: what an older release stored is read, commanded on, projected, rebuilt and verified in the current form', async () => {
  const applicantId = await createdByOlderRelease('Mara Sample');
  expect(await get(applicantId)).toMatchObject({ status: 200, body: { name: 'Mara Sample', place: 'XA' } });

  const account = { platform: 'x', handle: 'mara_sample' };
  const declared = await api.request('POST', `/v1/applicants/${applicantId}/handles`, {
    as: api.tenant.key,
    body: account,
  });
  expect(declared.status, 'the gate was asked about the place').toBe(201);

  const person = { name: 'Otto Sample', email: 'otto@example.org', place: 'XA', adult: true };
  const created = await api.request('POST', '/v1/applicants', { as: api.tenant.key, body: person });
  expect(await storedVersions()).toEqual([1, 2]);

  await api.dependencies.readModelsSettled();
  const pools = {
    owner: api.core.pool('owner'),
    projector: api.core.pool('vg_projector'),
    tail: api.core.pool('vg_tail'),
  };
  const verified = await verifyReadModels({ ...pools, hasReached: () => true });
  expect(verified.differences).toEqual([]);
  await rebuildReadModels(pools);
  for (const [id, name] of [
    [applicantId, 'Mara Sample'],
    [created.body.id, 'Otto Sample'],
  ] as const) {
    expect(await get(id)).toMatchObject({ status: 200, body: { name, place: 'XA' } });
  }
});

test('E26: what an older release set aside is applied in the current form once it is replayed', async () => {
  const applicantId = await createdByOlderRelease('Noor Sample');
  const [event] = (await api.dependencies.app.events.load(api.tenant.scope, applicantId)).events;
  const { place, ...rest } = (event?.data ?? {}) as Record<string, unknown>;
  const asReceived = { ...event, schemaVersion: 1, data: { ...rest, country: place } };
  await inTransaction(api.core.pool('vg_projector'), async (client) => {
    await client.query('delete from applicants where applicant_id = $1', [applicantId]);
    await client.query('update followed_streams set version = 0, parked_at = now() where stream_id = $1', [
      applicantId,
    ]);
    await client.query(
      `insert into parked_events
       select tenant_scope, stream_id, consumer, consumer_version, 1, $2, 'failed:TypeError', parked_at
         from followed_streams where stream_id = $1`,
      [applicantId, JSON.stringify(asReceived)],
    );
  });
  expect((await get(applicantId)).status).toBe(404);
  expect(await replayParked(api.core.pool('vg_projector'))).toMatchObject([{ applied: 1, left: 0, blockedBy: null }]);
  expect(await get(applicantId)).toMatchObject({ status: 200, body: { name: 'Noor Sample', place: 'XA' } });
});
