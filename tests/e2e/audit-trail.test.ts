import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Analytics,
  createAnalytics,
  type EmbeddedClickHouse,
  startEmbeddedClickHouse,
} from '@visaguard/analytics';
import {
  decideCase,
  type SeededCase,
  seedCase,
  seedReport,
  seedScreening,
  startTestApi,
  type TestApi,
} from '@visaguard/api/testing';
import { createTailBus, type Subscription } from '@visaguard/event-bus';
import { createEventTail } from '@visaguard/event-store';
import { factsConsumer, sinkFacts } from '@visaguard/projector';
import { createCheckpointKeeper } from '@visaguard/read-models';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from './flow-steps.ts';

let dataDirectory: string;
let engine: EmbeddedClickHouse;
let analytics: Analytics;
let api: TestApi;
let sinking: Subscription;
let seeded: SeededCase;
let reportId: string;
const stopping = new AbortController();
const quiet = { info() {}, warn() {}, error() {} };

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'visaguard-audit-'));
  engine = await startEmbeddedClickHouse({ dataDirectory, log: quiet });
  analytics = createAnalytics(engine);
  await analytics.migrate();
  api = await startTestApi({ analytics });
  const { core, clock, dependencies } = api;
  sinking = await sinkFacts({
    bus: createTailBus({ tail: createEventTail({ tail: core.pool('vg_tail') }), wake: dependencies.wake, pollMs: 20 }),
    analytics,
    checkpoint: createCheckpointKeeper(core.pool('vg_projector'), factsConsumer, clock),
    signal: stopping.signal,
  });
  const reviewer = await api.tenant.addMember(['reviewer']);
  seeded = await seedCase(api, api.tenant, await seedScreening(api));
  await api.request('POST', '/v1/reviews/claim', { as: reviewer.token });
  await api.request('GET', `/v1/reviews/${seeded.reviewId}`, { as: reviewer.token });
  await decideCase(api, reviewer, seeded);
  reportId = await seedReport(api, api.tenant, seeded);
  await api.request('GET', `/v1/portal/reports/${reportId}`, { as: seeded.token });
  await api.request('POST', `/v1/portal/reports/${reportId}/release`, { as: seeded.token });
  await api.request('GET', `/v1/reports/${reportId}`, { as: api.tenant.key });
});
afterAll(async () => {
  stopping.abort();
  await sinking?.done;
  await api?.stop();
  await analytics?.close();
  await engine?.stop();
  if (dataDirectory) await rm(dataDirectory, { recursive: true, force: true });
});

const audit = (query: string, as = api.tenant.key) => api.request('GET', `/v1/audit_entries?${query}`, { as });

test('an applicant sees who has read about them, what and when, themselves included', async () => {
  const listed = await until(
    () => api.request('GET', '/v1/portal/recipients', { as: seeded.token }),
    ({ body }) => body.data.length >= 3,
  );
  expect(listed.body.data).toMatchObject([
    { who: 'tenant', name: 'Sample University', what: 'report', object_id: reportId, view: 'requester/json' },
    { who: 'you', name: null, what: 'report', object_id: reportId, view: 'private/json' },
    { who: 'reviewer', name: null, what: 'review_case', object_id: seeded.reviewId, view: 'blind/json' },
  ]);
  const rest = await api.request('GET', `/v1/portal/recipients?limit=2&starting_after=${listed.body.data[0]?.id}`, {
    as: seeded.token,
  });
  expect(rest.body.data.map(({ id }) => id)).toEqual(listed.body.data.slice(1).map(({ id }) => id));
  const stranger = await seedScreening(api, api.tenant, { name: 'Noor Sample', handle: 'noor.sample' });
  expect((await api.request('GET', '/v1/portal/recipients', { as: stranger.token })).body.data).toEqual([]);
});

test('the trail is filtered and paged, newest first, without a gap or a repeat', async () => {
  const all = await until(
    () => audit('limit=100'),
    ({ body }) => body.data.length > 10,
  );
  const seen: string[] = [];
  for (let after = ''; ; ) {
    const page = await audit(`limit=3${after === '' ? '' : `&starting_after=${after}`}`);
    seen.push(...page.body.data.map(({ id }) => id));
    if (!page.body.has_more) break;
    after = seen.at(-1) ?? '';
  }
  expect(seen).toEqual(all.body.data.map(({ id }) => id));
  const reads = await audit(`action=access.content_read&object_id=${reportId}`);
  expect(reads.body.data).toMatchObject([
    { object: 'audit_entry', actor: { kind: 'api_key', id: api.tenant.keyId }, subject_id: seeded.applicantId },
  ]);
  expect((await audit(`subject_id=${seeded.applicantId}`)).body.data.length).toBeGreaterThan(3);
  expect(await audit('starting_after=evt_1')).toMatchObject({ status: 400, body: { code: 'parameter_invalid' } });
});

test('R3: what an applicant does at home, a withdrawal among it, is not in the tenant’s trail', async () => {
  await api.request('POST', `/v1/portal/consents/${seeded.consentId}/withdraw`, { as: seeded.token });
  const marker = await api.request('POST', '/v1/cohorts', {
    as: api.tenant.key,
    body: { name: 'Marker', purpose: 'admission_visa_readiness' },
  });
  const after = await until(
    () => audit('limit=100'),
    ({ body }) => body.data.some((entry) => entry['object_id'] === marker.body.id),
  );
  expect(after.text).not.toContain('consent.withdrawn');
  expect(after.body.data.some((entry) => (entry['actor'] as { kind: string }).kind === 'applicant')).toBe(false);
});

test('R29: another tenant’s trail does not hold it', async () => {
  const theirs = await audit('limit=100', api.other.key);
  expect(theirs.text).not.toContain(seeded.applicantId);
  expect((await audit(`object_id=${reportId}`, api.other.key)).body.data).toEqual([]);
});

test('with its engine away the trail answers 503 at once, and everything else goes on', async () => {
  await engine.stop();
  const startedAtMs = performance.now();
  const away = await audit('limit=1');
  expect(away).toMatchObject({ status: 503, body: { code: 'unavailable' } });
  expect(away.headers.get('retry-after')).toBe('5');
  expect(performance.now() - startedAtMs).toBeLessThan(5_000);
  expect((await api.request('GET', '/v1/portal/recipients', { as: seeded.token })).status).toBe(503);
  expect((await api.request('GET', '/v1/cohorts', { as: api.tenant.key })).status).toBe(200);
});
