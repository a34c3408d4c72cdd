import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type ApifyEmulator, type ApifyEmulatorOptions, startApifyEmulator } from './emulator.ts';

type Woken = { readonly service: ApifyEmulator; readonly calls: readonly string[]; readonly url: string };

/** The emulator with one actor, and somebody who listens to its webhooks. */
async function woken(more: Partial<ApifyEmulatorOptions> = {}): Promise<Woken> {
  const actors = [{ name: 'sample/reader', id: 'readerId', run: () => ({ items: [{ id: '1' }] }) }];
  const service = await startApifyEmulator({ actors, ...more });
  const calls: string[] = [];
  const listener = createServer((request, response) => {
    void text(request).then((body) => {
      calls.push(body);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    await service.close();
    listener.close();
  });
  const address = listener.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { service, calls, url: `http://127.0.0.1:${port}/wake` };
}

const ends = ['ACTOR.RUN.SUCCEEDED', 'ACTOR.RUN.FAILED', 'ACTOR.RUN.TIMED_OUT', 'ACTOR.RUN.ABORTED'];
const template = '{"type":{{eventType}},"run":{{eventData.actorRunId}}}';

function call(service: ApifyEmulator, path: string, more: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${service.token}`, 'content-type': 'application/json' };
  return fetch(`${service.url}/v2/${path}`, { ...more, headers });
}

async function start(service: ApifyEmulator, webhooks: unknown): Promise<Response> {
  const query = Buffer.from(JSON.stringify(webhooks)).toString('base64url');
  return call(service, `actors/readerId/runs?webhooks=${query}`, { method: 'POST', body: '{}' });
}

async function startAndEnd({ service, url }: Woken, more: object = {}): Promise<void> {
  const hook = { eventTypes: ends, requestUrl: url, payloadTemplate: template, ...more };
  expect((await start(service, [hook])).status).toBe(201);
  await call(service, `actor-runs/run${service.runsStartedCount}`);
}

const told = '{"type":"ACTOR.RUN.SUCCEEDED","run":"run1"}';

test('a webhook is sent at the end of a run, with its template filled in', async () => {
  const one = await woken();
  await startAndEnd(one);
  await vi.waitFor(() => expect(one.calls).toEqual([told]));
  await vi.waitFor(() => expect(one.service.webhooksSent).toEqual([{ url: one.url, body: told, status: 204 }]));
});

test('twice, never, late, forged', async () => {
  const twice = await woken({ webhooks: 'twice' });
  await startAndEnd(twice);
  await vi.waitFor(() => expect(twice.calls).toEqual([told, told]));

  const late = await woken({ webhooks: 'late' });
  await startAndEnd(late);
  expect(late.calls).toEqual([]);
  await late.service.releaseWebhooks();
  expect(late.calls).toEqual([told]);

  const forged = await woken({ webhooks: 'forged' });
  await start(forged.service, [{ eventTypes: ends, requestUrl: forged.url, payloadTemplate: template }]);
  await vi.waitFor(() => expect(forged.calls.toSorted()).toEqual([told.replace('run1', 'forged'), told]));
  expect(await (await call(forged.service, 'actor-runs/run1')).json()).toMatchObject({ data: { status: 'SUCCEEDED' } });

  const never = await woken({ webhooks: 'never' });
  await startAndEnd(never);
  never.service.sendWebhooks('once');
  await startAndEnd(never);
  await vi.waitFor(() => expect(never.calls).toEqual([told.replace('run1', 'run2')]));
});

test('of two webhooks with one key the first is kept; an end that was not asked for is not told', async () => {
  const one = await woken();
  await startAndEnd(one, { idempotencyKey: 'k' });
  await startAndEnd(one, { idempotencyKey: 'k' });
  await startAndEnd(one, { eventTypes: ['ACTOR.RUN.FAILED'] });
  await startAndEnd(one, { idempotencyKey: 'l' });
  await vi.waitFor(() => expect(one.calls).toEqual([told, told.replace('run1', 'run4')]));
});

test('without a template the whole run is told, and an abort is told as such', async () => {
  const one = await woken();
  await start(one.service, [{ eventTypes: ends, requestUrl: one.url }]);
  await call(one.service, 'actor-runs/run1/abort', { method: 'POST' });
  await vi.waitFor(() => expect(one.calls).toHaveLength(1));
  expect(JSON.parse(one.calls[0] ?? '')).toMatchObject({
    ...{ eventType: 'ACTOR.RUN.ABORTED', eventData: { actorId: 'readerId', actorRunId: 'run1' } },
    resource: { id: 'run1', status: 'ABORTED' },
  });
});

test('a run that ends by the clock is told without anybody looking, and who waits is answered then', async () => {
  const actors = [{ name: 'sample/reader', id: 'readerId', run: () => ({ items: [], endsAfterMs: 60 }) }];
  const one = await woken({ actors });
  await start(one.service, [{ eventTypes: ends, requestUrl: one.url, payloadTemplate: template }]);
  expect(await (await call(one.service, 'actor-runs/run1')).json()).toMatchObject({ data: { status: 'RUNNING' } });
  const ended = await (await call(one.service, 'actor-runs/run1?waitForFinish=60')).json();
  expect(ended).toMatchObject({ data: { status: 'SUCCEEDED' } });
  await vi.waitFor(() => expect(one.calls).toEqual([told]));
});

test.each<[string, unknown]>([
  ['no list', {}],
  ['an event that is not known', [{ eventTypes: ['ACTOR.RUN.TIMED-OUT'], requestUrl: 'https://example.test' }]],
  ['no address', [{ eventTypes: ends, requestUrl: 'example' }]],
  ['a key that is not known', [{ eventTypes: ends, requestUrl: 'https://example.test', secret: 'x' }]],
])('a webhook with %s is refused', async (_, webhooks) => {
  const { service } = await woken();
  expect((await start(service, webhooks)).status).toBe(400);
  expect(service.runsStarted).toEqual([]);
  expect(service.refusals).toHaveLength(1);
});
