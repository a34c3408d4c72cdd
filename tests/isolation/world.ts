import {
  decideCase,
  type SeededTenant,
  seedCase,
  seedReport,
  seedScreening,
  type TestApi,
} from '@visaguard/api/testing';
import type { IdsByPrefix } from '../access/api-operations.ts';

/** Words that occur in the data of one tenant and nowhere else. */
export const canaries = ['quillfeather', 'marmalade', 'zephyrine'] as const;

/** One tenant with one object of every kind, all of whose texts hold a canary. Its ids by prefix. */
export async function populate(api: TestApi, tenant: SeededTenant): Promise<IdsByPrefix & { readonly token: string }> {
  const as = tenant.key;
  const owner = await tenant.addMember(['owner']);
  const reviewer = await tenant.addMember(['reviewer']);
  const post = async (path: string, body: object, by = as) => {
    const answer = await api.request('POST', path, { as: by, body });
    if (answer.status >= 300) throw new Error(answer.text);
    return answer.body.id;
  };
  const unt = await post('/v1/units', { name: 'Zephyrine desk' }, owner.token);
  const coh = await post('/v1/cohorts', { name: 'Marmalade intake', purpose: 'admission_visa_readiness' });
  const person = { name: 'Mara Quillfeather', handle: 'mara_quill' };
  const released = await seedCase(api, tenant, await seedScreening(api, tenant, person), texts);
  await decideCase(api, reviewer, released);
  const rpt = await seedReport(api, tenant, released);
  const comment = { comment: 'Said in anger, zephyrine.' };
  await api.request('POST', `/v1/portal/reports/${rpt}/comment`, { as: released.token, body: comment });
  await api.request('POST', `/v1/portal/reports/${rpt}/release`, { as: released.token });
  // A second case, which a reviewer holds.
  const other = { name: 'Noor Quillfeather', handle: 'noor_quill' };
  const open = await seedCase(api, tenant, await seedScreening(api, tenant, other), texts);
  await api.request('POST', '/v1/reviews/claim', { as: reviewer.token });
  const opening = { consent_id: open.consentId, size_bytes: 1_000 };
  const upl = await post(`/v1/handles/${open.handleId}/uploads`, opening);
  return {
    ...{ unt, coh, rpt, upl, app: released.applicantId, cns: released.consentId, hdl: released.handleId },
    ...{ scr: released.screeningId, rev: open.reviewId, fnd: open.findingIds[0] ?? '' },
    token: released.token,
  };
}

const texts = ['I am going to kill him for this marmalade.', 'Morning run along the river, then the library.'];
