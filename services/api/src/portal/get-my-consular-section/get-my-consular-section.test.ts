import { consularNotesId, type NormalisedPost } from '@visaguard/domain';
import { takeConsularNotes } from '@visaguard/intelligence';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decideCase } from '../../testing/decide-case.ts';
import { seedReport } from '../../testing/seed-report.ts';
import { type SeededCase, seedCase, seedScreening } from '../../testing/seed-screening.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
let seeded: SeededCase;
let stranger: { readonly token: string };
const canary = 'Quillfeather';
const travels = `I am flying to ${canary} tomorrow.`;
const agreed = {
  method: 'electronic_signature',
  text_version: 'consular-text-1',
  text_sha256: 'c'.repeat(64),
  language: 'en',
};

beforeAll(async () => {
  api = await startTestApi();
  seeded = await seedCase(api, api.tenant, await seedScreening(api));
  stranger = await seedScreening(api, api.tenant, { name: 'Noor Sample', handle: 'noor.sample' });
});
afterAll(() => api?.stop());

const sectionPath = () => `/v1/portal/screenings/${seeded.screeningId}/consular_section`;
const consentPath = (verb: 'grant' | 'withdraw') => `/v1/portal/consents/${seeded.consentId}/consular_section/${verb}`;
const read = (as = seeded.token) => api.request('GET', sectionPath(), { as });
const grant = (as = seeded.token, body: object = agreed) => api.request('POST', consentPath('grant'), { as, body });
const withdraw = (as = seeded.token) => api.request('POST', consentPath('withdraw'), { as });

/** As the worker leaves them. */
async function keepNotes(nth: number): Promise<void> {
  const post: NormalisedPost = {
    ...{ platform: 'instagram', nativeId: 'p1', kind: 'authored', audience: 'public', text: `Hello. ${travels}` },
    ...{ createdAt: '2026-08-01T10:00:00.000Z', permalink: 'https://instagram.example/p/1' },
    ...{ media: { images: 0, videos: 0, audio: 0 }, provenance: { file: 'posts_1.json', item: 0 } },
  };
  const taking = takeConsularNotes({ platform: 'instagram', declared: [] });
  taking.add(post);
  const meta = {
    id: consularNotesId(seeded.sourceId, nth),
    subject: seeded.applicantId,
    kind: 'consular_notes',
  } as const;
  const { app } = api.dependencies;
  await app.evidence.put(api.tenant.scope, meta, Buffer.from(JSON.stringify(taking.finish())));
}

describe('R1, R2: only by separate consent, only while it stands', () => {
  test('before it is asked for it is not there, and nobody else’s consent can be widened', async () => {
    expect(await read()).toMatchObject({ status: 404, body: { code: 'consular_section_unknown' } });
    expect(await withdraw()).toMatchObject({ status: 404, body: { code: 'consular_section_unknown' } });
    expect(await grant(stranger.token)).toMatchObject({ status: 404, body: { code: 'consent_unknown' } });
  });

  test('a faulty consent names every fault, also a method that only a tenant could claim', async () => {
    const faulty = { ...agreed, method: 'signed_document', text_sha256: 'x', more: true };
    const answer = await grant(seeded.token, faulty);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map(({ pointer }) => pointer).sort()).toEqual(['/method', '/more', '/text_sha256']);
  });

  test('asked for, twice with one effect, it says what was not read yet and then what was found', async () => {
    const first = await grant();
    expect(first).toMatchObject({ status: 200, body: { state: 'granted', consent_id: seeded.consentId } });
    expect((await grant()).body['granted_at']).toBe(first.body['granted_at']);
    expect((await read()).body).toMatchObject({ sources_not_read_yet: 1, coverage: [] });
    await keepNotes(1);
    const section = await read();
    expect(section.body).toMatchObject({
      ...{ object: 'consular_section', sources_not_read_yet: 0, agreed_at: first.body['granted_at'] },
      visibility: { accounts: [{ public: 1, not_public: 0, unknown: 0 }] },
    });
    const travel = (section.body['topics'] as { topic: { code: string }; notes: object[] }[]).find(
      ({ topic }) => topic.code === 'travel',
    );
    expect(travel?.notes).toMatchObject([
      { quote: travels, start: 7, posted_at: '2026-08-01T10:00:00.000Z', permalink: 'https://instagram.example/p/1' },
    ]);
    expect(section.text).not.toMatch(/"(score|severity|grade|letter)"/);
  });

  test('the tenant’s record of the consent does not move, nor what the tenant may do under it', async () => {
    const path = `/v1/consents/${seeded.consentId}`;
    const seen = await api.request('GET', path, { as: api.tenant.key });
    expect(seen.headers.get('etag')).toBe('"1"');
    expect(seen.text).not.toMatch(/consular/i);
  });
});

describe('R9, R10: nobody but the applicant', () => {
  test('neither a key nor any role nor another applicant reads, grants or withdraws it', async () => {
    const { token } = await api.tenant.addMember(['owner', 'admin', 'requester', 'reviewer', 'auditor', 'developer']);
    for (const as of [api.tenant.key, token]) {
      for (const answer of [await read(as), await grant(as), await withdraw(as)]) {
        expect(answer).toMatchObject({ status: 403, body: { code: 'permission_denied' } });
      }
    }
    const foreign = await seedScreening(api, api.other);
    for (const as of [stranger.token, foreign.token]) {
      expect(await read(as)).toMatchObject({ status: 404, body: { code: 'screening_unknown' } });
    }
    expect(await withdraw(stranger.token)).toMatchObject({ status: 404, body: { code: 'consular_section_unknown' } });
  });

  test('no answer to the tenant or the reviewer holds a word of it, and no event does', async () => {
    const reviewer = await api.tenant.addMember(['reviewer']);
    const claimed = await api.request('POST', '/v1/reviews/claim', { as: reviewer.token });
    await decideCase(api, reviewer, seeded);
    const reportId = await seedReport(api, api.tenant, seeded);
    const released = await api.request('POST', `/v1/portal/reports/${reportId}/release`, { as: seeded.token });
    expect(released.status).toBe(200);
    const paths = [
      `/v1/reports/${reportId}`,
      '/v1/reports',
      `/v1/findings?report_id=${reportId}`,
      `/v1/screenings/${seeded.screeningId}`,
      `/v1/applicants/${seeded.applicantId}`,
      `/v1/applicants/${seeded.applicantId}/consents`,
    ];
    const answers = await Promise.all(paths.map((path) => api.request('GET', path, { as: api.tenant.key })));
    expect(answers[0]?.status).toBe(200);
    for (const { text } of [claimed, ...answers]) expect(text).not.toMatch(new RegExp(`${canary}|consular`, 'i'));
    const mine = await api.request('GET', `/v1/portal/reports/${reportId}`, { as: seeded.token });
    expect(mine.text).not.toMatch(new RegExp(`${canary}|consular`, 'i'));
    const { rows } = await api.core
      .pool('vg_tail')
      .query<{ event: string }>('select to_jsonb(e)::text as event from events e');
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ event }) => event.includes(canary))).toEqual([]);
  });
});

describe('R2: withdrawal', () => {
  test('closes the section at once, is safe to repeat, and leaves the consent to the screening', async () => {
    for (const _twice of [1, 2]) {
      expect(await withdraw()).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    }
    expect(await read()).toMatchObject({ status: 404, body: { code: 'consular_section_unknown' } });
    const consent = await api.request('GET', `/v1/consents/${seeded.consentId}`, { as: api.tenant.key });
    expect(consent.body).toMatchObject({ state: 'granted' });
  });

  test('asked for again it does not bring back what was noted before', async () => {
    await grant();
    expect((await read()).body).toMatchObject({ sources_not_read_yet: 1 });
  });

  test('of the consent to the screening closes the section too, and it cannot be asked for any more', async () => {
    await api.request('POST', `/v1/portal/consents/${seeded.consentId}/withdraw`, { as: seeded.token });
    expect(await read()).toMatchObject({ status: 404, body: { code: 'consular_section_unknown' } });
    expect(await grant()).toMatchObject({ status: 422, body: { code: 'consent_withdrawn' } });
  });
});
