import {
  cancelScreening,
  credential,
  recordProgress,
  revokeApiKey,
  screening,
  startScreening,
} from '@visaguard/domain';
import { instant, ok } from '@visaguard/kernel';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createApi } from '../../http/create-api.ts';
import { serveApi } from '../../serve.ts';
import { seedScreening } from '../../testing/seed-screening.ts';
import { startTestApi, type TestApi } from '../../testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ limits: { streamHeartbeatMs: 300, openStreamsMax: 3 } });
});
afterAll(() => api?.stop());

/** One connection, read event by event. */
async function follow(screeningId: string, as: string, headers: Record<string, string> = {}) {
  const response = await api.fetch(`/v1/screenings/${screeningId}/progress/stream`, {
    headers: { Authorization: `Bearer ${as}`, ...headers },
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('the stream has no body');
  let told = '';
  return {
    /** The next event or comment; null where the stream has closed. */
    async next(): Promise<string | null> {
      while (!told.includes('\n\n')) {
        const { done, value } = await reader.read();
        if (done) return null;
        told += value;
      }
      const [event = '', ...rest] = told.split('\n\n');
      told = rest.join('\n\n');
      return event;
    },
    close: () => reader.cancel(),
  };
}

type Following = Awaited<ReturnType<typeof follow>>;

async function nextEvent(following: Following): Promise<string | null> {
  for (;;) {
    const event = await following.next();
    if (event === null || !event.startsWith(':')) return event;
  }
}

test('it tells the progress as it is read, then each change, then the end', async () => {
  const { screeningId, sourceId } = await seedScreening(api);
  const following = await follow(screeningId, api.tenant.key);
  const read = await api.request('GET', `/v1/screenings/${screeningId}/progress`, { as: api.tenant.key });
  expect(await nextEvent(following)).toBe(`id: 1\nevent: progress\ndata: ${read.text}`);
  await change(screeningId, (state) => startScreening(state, { at: instant(api.clock) }));
  expect(await nextEvent(following)).toMatch(/^id: 2\n.*\n.*"state":"in_progress"/);
  await change(screeningId, (state) => recordProgress(state, { sourceId, stage: 'collecting', percent: 40 }));
  expect(await nextEvent(following)).toMatch(/^id: 3\n.*\n.*"percent":40/);
  await change(screeningId, (state) => cancelScreening(state, { at: instant(api.clock) }));
  expect(await nextEvent(following)).toMatch(/^id: 4\n.*\n.*"state":"canceled".*"ended":true/);
  expect(await nextEvent(following)).toBe('event: end\ndata: {}');
  expect(await following.next()).toBeNull();
  expect(api.failures).toEqual([]);
});

test('Last-Event-ID goes on where a connection broke off, and says the end again', async () => {
  const { screeningId } = await seedScreening(api, api.tenant, { name: 'Noor Sample', handle: 'noor.sample' });
  await change(screeningId, (state) => startScreening(state, { at: instant(api.clock) }));
  const resumed = await follow(screeningId, api.tenant.key, { 'Last-Event-ID': '2' });
  await change(screeningId, (state) => cancelScreening(state, { at: instant(api.clock) }));
  expect(await nextEvent(resumed)).toMatch(/^id: 3\n/);
  expect(await nextEvent(resumed)).toMatch(/^event: end/);
  const late = await follow(screeningId, api.tenant.key, { 'Last-Event-ID': '3' });
  expect(await nextEvent(late)).toMatch(/^event: end/);
  const nonsense = await follow(screeningId, api.tenant.key, { 'Last-Event-ID': '-1; drop table' });
  expect(await nextEvent(nonsense)).toMatch(/^id: 3\n/);
});

test('while nothing happens a comment says that it is still there', async () => {
  const { screeningId } = await seedScreening(api, api.tenant, { name: 'Ola Sample', handle: 'ola.sample' });
  const following = await follow(screeningId, api.tenant.key);
  expect(await following.next()).toMatch(/^id: 1\n/);
  expect(await following.next()).toBe(': nothing new');
  await following.close();
});

test('a stream ends within a second of its credential', async () => {
  const tenant = await api.seed();
  const { screeningId } = await seedScreening(api, tenant);
  const following = await follow(screeningId, tenant.key);
  await following.next();
  await api.perform(tenant.scope, async (reader) => {
    const on = await reader.load(credential, tenant.keyId);
    const decision = revokeApiKey(on.state, tenant.keyId);
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
  const revokedAtMs = performance.now();
  expect(await nextEvent(following)).toBeNull();
  expect(performance.now() - revokedAtMs).toBeLessThan(1_000);
});

test('a credential holds so many streams open and no more; one that is closed makes room', async () => {
  const tenant = await api.seed();
  const { screeningId } = await seedScreening(api, tenant);
  const path = `/v1/screenings/${screeningId}/progress/stream`;
  const open = [];
  for (let at = 0; at < 3; at++) open.push(await follow(screeningId, tenant.key));
  const refused = await api.request('GET', path, { as: tenant.key });
  expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  expect(refused.headers.get('retry-after')).toBe('5');
  const [first, ...others] = open;
  await first?.close();
  const again = await follow(screeningId, tenant.key);
  for (const following of [...others, again]) await following.close();
});

test('over a socket, a reader that goes away leaves nobody behind who looks', async () => {
  const { screeningId } = await seedScreening(api, api.tenant, { name: 'Kit Sample', handle: 'kit.sample' });
  const { wake } = api.dependencies;
  let resting = 0;
  const counted: typeof wake = {
    ...wake,
    async after(seen, timeoutMs, signal) {
      resting += 1;
      await wake.after(seen, timeoutMs, signal);
      resting -= 1;
    },
  };
  const listening = await serveApi(createApi({ ...api.dependencies, wake: counted }), { host: '127.0.0.1', port: 0 });
  const gone = new AbortController();
  const response = await fetch(`http://127.0.0.1:${listening.port}/v1/screenings/${screeningId}/progress/stream`, {
    headers: { Authorization: `Bearer ${api.tenant.key}` },
    signal: gone.signal,
  });
  const reader = response.body?.getReader();
  await reader?.read();
  await vi.waitFor(() => expect(resting).toBe(1));
  gone.abort();
  // Not for a moment between two looks: for as long as three of them would take.
  let quietSinceMs = performance.now();
  await vi.waitFor(
    () => {
      if (resting > 0) quietSinceMs = performance.now();
      expect(performance.now() - quietSinceMs).toBeGreaterThan(1_000);
    },
    { timeout: 5_000, interval: 20 },
  );
  await listening.close(100);
  expect(api.failures).toEqual([]);
});

type Decide = (state: Parameters<typeof startScreening>[0]) => ReturnType<typeof startScreening>;

function change(screeningId: string, decide: Decide): Promise<void> {
  return api.perform(api.tenant.scope, async (reader) => {
    const on = await reader.load(screening, screeningId);
    const decision = decide(on.state);
    return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
  });
}
