import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApi } from '../../http/create-api.ts';
import { type PartUploads, partOf, startPartUploads } from '../../testing/part-uploads.ts';
import { createRequester } from '../../testing/request.ts';
import { consentGiven } from '../../testing/seed-applicant.ts';

let uploads: PartUploads;
beforeAll(async () => {
  uploads = await startPartUploads();
});
afterAll(() => uploads?.api.stop());

type Evidence = PartUploads['api']['dependencies']['app']['evidence'];

/** Requests to the API over evidence that is changed like this. */
function requestWith(change: (evidence: Evidence) => Partial<Evidence>) {
  const { dependencies, clock } = uploads.api;
  const { evidence } = dependencies.app;
  const app = { ...dependencies.app, evidence: { ...evidence, ...change(evidence) } };
  return createRequester(createApi({ ...dependencies, app }), clock);
}

/** Completes, and lets something happen after the first part was read and before the second is. */
async function completeWhile(id: string, happens: () => Promise<unknown>) {
  let opened = 0;
  const request = requestWith((evidence) => ({
    async openRandomAccess(scope, evidenceId) {
      opened += 1;
      if (opened === 2) await happens();
      return evidence.openRandomAccess(scope, evidenceId);
    },
  }));
  return request('POST', `/v1/uploads/${id}/complete`, { as: uploads.api.tenant.key, key: null, body: {} });
}

async function sent(consentId: string): Promise<string> {
  const id = await uploads.opened({ consentId });
  for (const number of [1, 2, 3]) await uploads.put(id, number, partOf(number));
  return id;
}

async function recorded(): Promise<string> {
  const { api, mara } = uploads;
  const asked = { as: api.tenant.key, body: consentGiven() };
  return (await api.request('POST', `/v1/applicants/${mara.applicantId}/consents`, asked)).body.id;
}

type Meanwhile = (upload: { readonly id: string; readonly consentId: string }) => Promise<unknown>;
const other = Buffer.from(partOf(1)).fill(9, 10);

test.each<[string, Meanwhile, number, string, number]>([
  ['a part that was read is sent again', ({ id }) => uploads.put(id, 1, other), 409, 'upload_changed', 3],
  ['a part that is to be read is sent again', ({ id }) => uploads.put(id, 2, other), 409, 'upload_changed', 3],
  ['the upload is abandoned', ({ id }) => uploads.abandon(id), 410, 'upload_abandoned', 0],
  [
    'R1: the consent is withdrawn',
    ({ consentId }) =>
      uploads.api.request('POST', `/v1/consents/${consentId}/withdraw`, { as: uploads.api.tenant.key }),
    422,
    'consent_withdrawn',
    3,
  ],
])('nothing is attached or kept when meanwhile %s', async (_what, happens, status, code, parts) => {
  const [held, before] = [await uploads.held(), await uploads.archives()];
  const consentId = await recorded();
  const id = await sent(consentId);
  const answer = await completeWhile(id, () => happens({ id, consentId }));
  expect(answer).toMatchObject({ status, body: { code } });
  expect(await uploads.archives()).toEqual(before);
  expect(await uploads.held()).toBe(held + parts);
});

test('what another caller completed meanwhile is answered with that archive', async () => {
  const id = await sent(uploads.mara.consentId);
  const held = await uploads.held();
  const answer = await completeWhile(id, () => uploads.complete(id));
  expect(answer).toMatchObject({ status: 200, body: (await uploads.get(id)).body });
  expect(await uploads.held()).toBe(held - 2);
});

test.each([
  ['completing', 'POST', '/complete', 1],
  ['abandoning', 'DELETE', '', 0],
] as const)('what %s leaves behind where it is cut off is deleted by the repeat', async (_what, method, path, kept) => {
  const held = await uploads.held();
  const id = await sent(uploads.mara.consentId);
  const dying = requestWith(() => ({ purge: () => Promise.reject(new Error('cut off')) }));
  const asked = { as: uploads.api.tenant.key, key: null, ...(method === 'POST' ? { body: {} } : {}) };
  expect((await dying(method, `/v1/uploads/${id}${path}`, asked)).status).toBe(500);
  expect(await uploads.held()).toBe(held + kept + 3);
  expect((await uploads.api.request(method, `/v1/uploads/${id}${path}`, asked)).status).toBe(200);
  expect(await uploads.held()).toBe(held + kept);
});
