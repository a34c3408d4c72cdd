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
import { consularNotesId, type NormalisedPost } from '@visaguard/domain';
import { createTailBus, type Subscription } from '@visaguard/event-bus';
import { createEventTail } from '@visaguard/event-store';
import { takeConsularNotes } from '@visaguard/intelligence';
import { inTenantScope } from '@visaguard/postgres';
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

test('R9, R10: of the consular section the trail of the tenant tells nothing, and no row holds a word of it', async () => {
  const canary = 'Quillfeather';
  const text = { method: 'electronic_signature', text_version: '1', text_sha256: 'c'.repeat(64), language: 'en' };
  const consent = `/v1/portal/consents/${seeded.consentId}/consular_section`;
  const granted = await api.request('POST', `${consent}/grant`, { as: seeded.token, body: text });
  expect(granted.status).toBe(200);
  const { app } = api.dependencies;
  const meta = {
    id: consularNotesId(seeded.sourceId, 1),
    subject: seeded.applicantId,
    kind: 'consular_notes',
  } as const;
  const taking = takeConsularNotes({ platform: 'instagram', declared: [] });
  taking.add(madePost(`I am flying to ${canary} tomorrow.`));
  expect(await app.evidence.put(api.tenant.scope, meta, Buffer.from(JSON.stringify(taking.finish())))).toMatchObject({
    ok: true,
  });
  const section = await api.request('GET', `/v1/portal/screenings/${seeded.screeningId}/consular_section`, {
    as: seeded.token,
  });
  expect(section.text).toContain(canary);
  await api.request('POST', `${consent}/withdraw`, { as: seeded.token });

  const rows = () => analytics.listAudit(api.tenant.scope, { limit: 1_000 });
  const actions = async () => (await rows()).map(({ action }) => action);
  await expect.poll(actions, { timeout: 20_000 }).toContain('consent.consular_section_withdrawn');
  expect(JSON.stringify(await rows())).not.toContain(canary);
  const trail = await audit('limit=100');
  const asked = await audit('action=consent.consular_section_granted');
  const read = await audit(`object_id=${seeded.screeningId}&action=access.content_read`);
  expect(trail.text).not.toMatch(/consular/);
  expect([asked.body.data, read.body.data]).toEqual([[], []]);
  expect(JSON.stringify(api.failures)).not.toContain(canary);
  expect(await tablesHolding(canary)).toEqual([]);
  expect(await tablesHolding(seeded.applicantId)).toEqual(expect.arrayContaining(['events', 'evidence', 'consents']));
});

/** Of the whole database of events, evidence and read models, as each role of the services sees it: what is not encrypted. */
async function tablesHolding(word: string): Promise<string[]> {
  const holding = new Set<string>();
  for (const role of ['vg_writer', 'vg_reader', 'vg_tail', 'vg_projector'] as const) {
    await inTenantScope(api.core.pool(role), api.tenant.scope, async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        `select oid::regclass::text as name from pg_class
          where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and has_table_privilege(oid, 'select')`,
      );
      for (const { name } of tables) {
        const found = await client.query(`select 1 from ${name} t where to_jsonb(t)::text like $1 limit 1`, [
          `%${word}%`,
        ]);
        if (found.rowCount !== 0) holding.add(name);
      }
    });
  }
  return [...holding];
}

function madePost(text: string): NormalisedPost {
  return {
    ...{ platform: 'instagram', nativeId: 'p1', kind: 'authored', audience: 'public', text, permalink: null },
    ...{ createdAt: '2026-08-01T10:00:00.000Z', media: { images: 0, videos: 0, audio: 0 } },
    provenance: { file: 'posts_1.json', item: 0 },
  };
}

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
