import { createRequester } from '@visaguard/api/testing';
import { systemClock } from '@visaguard/kernel';
import { type CollectedSpan, type OtlpCollector, startOtlpCollector } from '@visaguard/testkit';
import { type Desk, type Person, register, until } from './flow-steps.ts';
import { newDataFolder, removeDataFolder, type Standalone, startStandalone } from './standalone-process.ts';

const person: Person = {
  name: 'Canaryname Quillfeather',
  handle: 'canary_quill',
  email: 'canarymail@example.org',
  posts: [
    { text: 'Morning run along the canarywords river.', at: '2026-05-02T08:00:00.000Z' },
    { text: 'He lied about me, I am going to kill him for this canarythreat.', at: '2026-08-02T08:00:00.000Z' },
  ],
};

/** What is in everything that the person is called or wrote, and in nothing else. */
export const canaries = ['canary', 'quill', 'example.org'];

/** The caller's own trace, as a browser or a gateway before the API would bring it. */
const traceId = '0af7651916cd43dd8448eb211c80319c';
export const callerSpanId = 'b7ad6b7169203331';

export type TracedServer = {
  readonly collector: OtlpCollector;
  /** Resolves with the API of the server, once its first start is through. */
  ready(): Promise<Desk>;
  /** Orders a screening of the person as part of the caller's trace, and waits until its report is ready. */
  order(desk: Desk): Promise<void>;
  /** The spans of the caller's trace that have come so far. */
  spans(): CollectedSpan[];
  stop(): Promise<void>;
};

/** The real command with a collector beside it. */
export async function startTraced(command: 'start' | 'stack'): Promise<TracedServer> {
  const [folder, collector] = [await newDataFolder(), await startOtlpCollector()];
  const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
  const server = startStandalone(['--data-dir', folder, '--port', '0'], command, environment);
  return {
    collector,
    ready: () => server.line(/Press Ctrl-C to stop/).then(() => deskOf(server)),
    order: orderInTrace,
    spans: () => collector.spans().filter((span) => span.traceId === traceId),
    async stop() {
      server.child.kill('SIGTERM');
      await server.ended;
      await collector.close();
      await removeDataFolder(folder);
    },
  };
}

/** The API with the key that the first start has shown. */
function deskOf(server: Standalone): Desk {
  const [, url = ''] = /^API reference: +(http\S+)\/docs$/m.exec(server.output()) ?? [];
  const [, key = ''] = /^API key \(shown once\): (\S+)$/m.exec(server.output()) ?? [];
  const api = { request: (path: string, init: RequestInit) => fetch(`${url}${path}`, init) };
  return { request: createRequester(api, { advance: () => undefined }), tenant: { key }, clock: systemClock };
}

async function orderInTrace(desk: Desk): Promise<void> {
  const as = desk.tenant.key;
  const { applicantId, consentId } = await register(desk, person);
  const whom = { applicant_id: applicantId, consent_id: consentId };
  const body = { ...whom, purpose: 'admission_visa_readiness', mode: 'requested', certified: true };
  const headers = { traceparent: `00-${traceId}-${callerSpanId}-01` };
  const ordered = await desk.request('POST', '/v1/screenings', { as, body, headers });
  await until(
    () => desk.request('GET', `/v1/screenings/${ordered.body.id}`, { as }),
    (screening) => screening.body['state'] === 'ready',
  );
}
