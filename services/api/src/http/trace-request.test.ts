import { traceAppends } from '@visaguard/runtime';
import { createLog, type FinishedSpan, startTelemetry, type Telemetry } from '@visaguard/telemetry';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ApiRequest, createRequester } from '../testing/request.ts';
import { startTestApi, type TestApi } from '../testing/start-test-api.ts';
import { createApi } from './create-api.ts';

let api: TestApi;
let request: ApiRequest;
let telemetry: Telemetry;
const spans: FinishedSpan[] = [];
beforeAll(async () => {
  api = await startTestApi();
  const { dependencies, clock } = api;
  const app = { ...dependencies.app, events: traceAppends(dependencies.app.events) };
  request = createRequester(createApi({ ...dependencies, app }), clock);
  const log = createLog({ service: 'api', write: () => undefined });
  telemetry = startTelemetry({ service: 'api', log, exportTo: (span) => spans.push(span) });
});
beforeEach(() => {
  spans.length = 0;
});
afterAll(async () => {
  await telemetry?.close();
  await api?.stop();
});

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
const canaries = { name: 'Mara Canaryname', email: 'canarymail@example.org' };

test('a request is a span in the trace that the caller brings, and the events that it makes carry the trace on', async () => {
  const { key, scope } = api.tenant;
  const body = { ...canaries, adult: true };
  const answer = await request('POST', '/v1/applicants', { as: key, body, headers: { traceparent } });
  expect(answer.status).toBe(201);
  const [append, operation] = spans;
  expect(operation).toMatchObject({
    name: 'createApplicant',
    traceId,
    parentSpanId: 'b7ad6b7169203331',
    failed: false,
  });
  expect(operation?.attributes).toEqual({
    'http.request.method': 'POST',
    'http.route': '/v1/applicants',
    'http.response.status_code': 201,
    'visaguard.request_id': answer.headers.get('request-id'),
    'visaguard.tenant_id': scope.tenantId,
    'visaguard.mode': 'test',
  });
  expect(append).toMatchObject({ name: 'append events', traceId, parentSpanId: operation?.spanId });
  const { events } = await api.dependencies.app.events.load(scope, answer.body.id);
  expect(events.map(({ meta }) => meta.traceparent)).toEqual([`00-${traceId}-${append?.spanId}-01`]);
});

test('without a trace, or with one that is none, a request begins its own', async () => {
  const headers = [{}, { traceparent: '00-0-0-00' }, { traceparent: `${traceparent}, ${traceparent}` }];
  for (const given of headers) await request('GET', '/v1/units', { as: api.tenant.key, headers: given });
  expect(spans.map(({ name, parentSpanId }) => [name, parentSpanId])).toEqual(headers.map(() => ['listUnits', null]));
  expect(new Set(spans.map((span) => span.traceId)).size).toBe(headers.length);
});

test('a span says the type of the problem and the form of the address, and no id or query of the request', async () => {
  const applicantId = `app_${'7'.repeat(26)}`;
  await request('GET', `/v1/applicants/${applicantId}`, { as: api.tenant.key });
  await request('GET', '/v1/applicants?sort=canarymail%40example.org', { as: api.tenant.key });
  await request('GET', '/v1/applicants', { as: null });
  const told = spans.map(({ attributes }) => [attributes['http.route'], attributes['visaguard.problem']]);
  expect(told).toEqual([
    ['/v1/applicants/{applicant_id}', '/problems/applicant-unknown'],
    ['/v1/applicants', '/problems/parameter-invalid'],
    ['/v1/applicants', '/problems/authentication-required'],
  ]);
  expect(spans.map(({ failed }) => failed)).toEqual([false, false, false]);
  expect(JSON.stringify(spans)).not.toContain(applicantId);
  expect(JSON.stringify(spans).toLowerCase()).not.toContain('canary');
});

test('a request that fails here is a span that failed, without a word of why', async () => {
  const { dependencies, clock } = api;
  const broken = async () => {
    throw new Error('canary of Mara');
  };
  const queries = { ...dependencies.queries, units: { ...dependencies.queries.units, list: broken } };
  const breaking = createRequester(createApi({ ...dependencies, queries }), clock);
  const answer = await breaking('GET', '/v1/units', { as: api.tenant.key });
  expect(answer.status).toBe(500);
  expect(spans).toMatchObject([{ name: 'listUnits', failed: true }]);
  expect(spans[0]?.attributes).toMatchObject({
    'http.response.status_code': 500,
    'visaguard.problem': '/problems/internal-error',
  });
  expect(JSON.stringify(spans)).not.toContain('canary');
});

test('health pages and addresses that do not exist are not traced', async () => {
  await request('GET', '/livez', { as: null });
  await request('GET', '/v1/nothing', { as: api.tenant.key });
  expect(spans).toEqual([]);
});
