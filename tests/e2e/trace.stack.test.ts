import { createRequester } from '@visaguard/api/testing';
import { systemClock } from '@visaguard/kernel';
import { type CollectedSpan, type OtlpCollector, startOtlpCollector } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, type Person, register, until } from './flow-steps.ts';
import { newDataFolder, removeDataFolder, type Standalone, startStandalone } from './standalone-process.ts';
import { tracePaths, traceTree } from './trace-tree.ts';

const person: Person = {
  name: 'Canaryname Quillfeather',
  handle: 'canary_quill',
  email: 'canarymail@example.org',
  posts: [
    { text: 'Morning run along the canarywords river.', at: '2026-05-02T08:00:00.000Z' },
    { text: 'He lied about me, I am going to kill him for this canarythreat.', at: '2026-08-02T08:00:00.000Z' },
  ],
};

/** The caller's own trace, as a browser or a gateway before the API would bring it. */
const traceId = '0af7651916cd43dd8448eb211c80319c';
const callerSpanId = 'b7ad6b7169203331';

let folder: string;
let collector: OtlpCollector;
let stack: Standalone;
beforeAll(async () => {
  folder = await newDataFolder();
  collector = await startOtlpCollector();
  const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
  stack = startStandalone(['--data-dir', folder, '--port', '0'], 'stack', environment);
  await stack.line(/Press Ctrl-C to stop/);
});
afterAll(async () => {
  stack?.child.kill('SIGTERM');
  await stack?.ended;
  await collector?.close();
  await removeDataFolder(folder);
});

/** The API of the stack, with the key that its first start has shown. */
function desk(): Desk {
  const [, url = ''] = /^API reference: +(http\S+)\/docs$/m.exec(stack.output()) ?? [];
  const [, key = ''] = /^API key \(shown once\): (\S+)$/m.exec(stack.output()) ?? [];
  const request = createRequester(
    { request: (path, init) => fetch(`${url}${path}`, init) },
    { advance: () => undefined },
  );
  return { request, tenant: { key }, clock: systemClock };
}

const traceSpans = (): CollectedSpan[] => collector.spans().filter((span) => span.traceId === traceId);

it('one trace shows an order from the request through relay, projector and worker to what its activities made', async () => {
  const api = desk();
  const as = api.tenant.key;
  const { applicantId, consentId } = await register(api, person);
  const ordered = await api.request('POST', '/v1/screenings', {
    as,
    body: {
      applicant_id: applicantId,
      consent_id: consentId,
      purpose: 'admission_visa_readiness',
      mode: 'requested',
      certified: true,
    },
    headers: { traceparent: `00-${traceId}-${callerSpanId}-01` },
  });
  expect(ordered.status).toBe(201);
  await until(
    () => api.request('GET', `/v1/screenings/${ordered.body.id}`, { as }),
    ({ body }) => body['state'] === 'ready',
  );

  const order = 'api createScreening > api append events';
  const begun = `${order} > worker react to screening.ordered > worker screening.begin`;
  const expected = [
    'api createScreening',
    order,
    `${order} > relay publish events`,
    `${order} > projector apply read models`,
    `${order} > projector sink facts`,
    `${order} > worker react to screening.ordered`,
    begun,
    `${begun} > worker append events`,
  ];
  // Spans are sent every 5 s.
  await expect.poll(() => tracePaths(traceSpans()), { timeout: 30_000 }).toEqual(expect.arrayContaining(expected));
  const byActivity = / > worker screening\.\w+ > worker append events > /;
  for (const end of [/relay publish events$/, /projector apply read models$/, /projector sink facts$/]) {
    const shown = () => tracePaths(traceSpans()).filter((path) => byActivity.test(path) && end.test(path));
    await expect.poll(shown, { timeout: 30_000 }).not.toEqual([]);
  }

  const resolvable = new Set([callerSpanId, ...traceSpans().map(({ spanId }) => spanId)]);
  const lost = traceSpans().filter(({ parentSpanId }) => !resolvable.has(parentSpanId ?? ''));
  expect(lost, traceTree(traceSpans())).toEqual([]);
}, 180_000);

it('no span of the stack says who the applicant is or what they wrote', () => {
  const sent = JSON.stringify(collector.received).toLowerCase();
  expect(sent).toContain(traceId);
  for (const canary of ['canary', 'quill', 'example.org']) expect(sent).not.toContain(canary);
});

it('the request id of an answer finds its trace', async () => {
  const api = desk();
  const answer = await api.request('GET', '/v1/units', { as: api.tenant.key });
  const found = () =>
    collector
      .spans()
      .filter(({ attributes }) => attributes['visaguard.request_id'] === answer.headers.get('request-id'));
  await expect.poll(found, { timeout: 30_000 }).toMatchObject([{ service: 'api', name: 'listUnits' }]);
});
