import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/start-test-api.ts';

let api: TestApi;
let applicantIds: string[];
let cohortId: string;
beforeAll(async () => {
  api = await startTestApi();
  applicantIds = [await create('Mara Sample'), await create('Noor Sample')];
  const handle = { platform: 'x', handle: 'mara_sample' };
  await post(`/v1/applicants/${applicantIds[0]}/handles`, handle);
  const cohort = { name: 'Fall', purpose: 'admission_visa_readiness' };
  cohortId = (await post('/v1/cohorts', cohort)).body.id;
  for (const applicantId of applicantIds) await put(`/v1/cohorts/${cohortId}/applicants/${applicantId}`);
});
afterAll(() => api?.stop());

const get = (path: string, as = api.tenant.key) => api.request('GET', path, { as });
const put = (path: string) => api.request('PUT', path, { as: api.tenant.key });
const post = (path: string, body: object) => api.request('POST', path, { as: api.tenant.key, body });
const create = async (name: string) =>
  (await post('/v1/applicants', { name, email: 'sample@example.org', place: 'XA', adult: true })).body.id;

type Entry = { readonly actor: string; readonly data: Record<string, unknown> };
let before = 0;
beforeEach(async () => {
  before = (await entries()).length;
});
async function entries(): Promise<Entry[]> {
  const { rows } = await api.core.pool('vg_tail').query<Entry>(
    `select meta #>> '{actor,id}' as actor, data from events
      where tenant_scope = $1 and type = 'access.personal_read' order by xid, position`,
    [`${api.tenant.scope.tenantId}/test`],
  );
  return rows;
}
const newEntries = async () => (await entries()).slice(before);

test('a read of one person’s name or accounts leaves one entry: who, whose, when, in which request', async () => {
  const [mara = ''] = applicantIds;
  const read = await get(`/v1/applicants/${mara}`);
  expect(read.body['name']).toBe('Mara Sample');
  expect((await get(`/v1/applicants/${mara}/handles`)).body.data).toMatchObject([{ handle: 'mara_sample' }]);
  expect(await newEntries()).toEqual([
    {
      actor: api.tenant.keyId,
      data: {
        objectKind: 'applicant',
        applicantIds: [mara],
        readAt: expect.any(String),
        requestId: read.headers.get('request-id'),
      },
    },
    { actor: api.tenant.keyId, data: expect.objectContaining({ objectKind: 'handle', applicantIds: [mara] }) },
  ]);
});

test('a list leaves one entry for all whom it shows, and for nobody else', async () => {
  expect((await get('/v1/applicants?limit=1')).body.data).toHaveLength(1);
  expect((await get(`/v1/cohorts/${cohortId}/applicants`)).body.data).toHaveLength(2);
  const shown = (await newEntries()).map(({ data }) => data['applicantIds']);
  expect(shown).toEqual([[applicantIds[1]], applicantIds]);
});

test('where nothing is opened, nothing is noted', async () => {
  const [, noor = ''] = applicantIds;
  expect((await get(`/v1/applicants/${noor}/handles`)).body.data).toEqual([]);
  expect((await get('/v1/applicants', api.other.key)).body.data).toEqual([]);
  expect((await get(`/v1/applicants/${noor}`, api.other.key)).status).toBe(404);
  expect(await newEntries()).toEqual([]);
});

test('what cannot be logged is not shown', async () => {
  const owner = api.core.pool('owner');
  await owner.query('revoke execute on function append_commands from vg_writer');
  try {
    const refused = await get(`/v1/applicants/${applicantIds[0]}`);
    expect(refused.status).toBe(500);
    expect(refused.text).not.toContain('Mara');
  } finally {
    await owner.query('grant execute on function append_commands to vg_writer');
  }
});
