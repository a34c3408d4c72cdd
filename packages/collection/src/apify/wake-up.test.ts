import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';
import { madeUpApify, mara, started, startKey, window } from '../testing/made-up-apify.ts';
import { costSettlesAt } from './actor.ts';
import { postsOrder } from './posts.ts';
import { publicSourceOf } from './sources.ts';

const order = postsOrder(publicSourceOf('instagram'), {
  account: mara,
  window,
  startKeySha256: startKey('screening 1'),
});

async function listener(): Promise<{ readonly url: string; readonly calls: readonly string[] }> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      calls.push(body);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return { calls, url: `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}/w/1` };
}

test.each(['SUCCEEDED', 'FAILED', 'TIMED-OUT', 'ABORTED'] as const)(
  'a run that ends as %s wakes who waits, without a word of the person',
  async (status) => {
    const { url, calls } = await listener();
    const { apify } = await madeUpApify({ posts: { items: [], status } });
    const run = await apify.start(order, null, url);
    expect(run.ok).toBe(true);
    expect(calls).toEqual([]);
    await apify.await({ actor: order.actor, runId: 'run1', datasetId: 'dataset-run1' }, 0);
    const eventType = `ACTOR.RUN.${status.replace('-', '_')}`;
    await vi.waitFor(() => expect(calls).toEqual([JSON.stringify({ eventType, runId: 'run1' })]));
  },
);

test('a start without an address asks for no wake-up', async () => {
  const { service, apify } = await madeUpApify();
  await started(apify, order);
  await apify.start(order, null, null);
  expect(service.journal.map(({ query }) => 'webhooks' in query)).toEqual([false, false]);
});

test('a run that is started anew, because the first failed, wakes as well', async () => {
  const { url, calls } = await listener();
  let now = Date.parse('2026-11-22T10:00:00.000Z');
  const { apify } = await madeUpApify({ posts: { items: [], status: 'FAILED' } }, {}, { now: () => new Date(now) });
  for (const runId of ['run1', 'run2']) {
    await apify.start(order, null, url);
    await apify.await({ actor: order.actor, runId, datasetId: `dataset-${runId}` }, 0);
    now += 60_000;
  }
  await vi.waitFor(() => expect(calls.map((body) => JSON.parse(body).runId)).toEqual(['run1', 'run2']));
});

test('a wake-up that comes before the end, or is not of this service, changes nothing of what is told', async () => {
  const { url, calls } = await listener();
  const { apify } = await madeUpApify(
    { posts: { items: [], looksUntilEnd: Number.POSITIVE_INFINITY } },
    { webhooks: 'forged' },
  );
  await apify.start(order, null, url);
  await vi.waitFor(() => expect(calls).toHaveLength(2));
  const reference = { actor: order.actor, runId: 'run1', datasetId: 'dataset-run1' };
  expect(await apify.await(reference, 0)).toEqual({ ok: true, value: { state: 'running' } });
});

test('the cost of a run is final some seconds after its end', async () => {
  const { apify } = await madeUpApify({ posts: { items: [], costUsd: 0.12 } }, { costLagLooks: 1 });
  const run = await started(apify, order);
  const first = await apify.await(run, 60);
  expect(first).toMatchObject({ value: { status: 'SUCCEEDED', costUsd: 0 } });
  if (!first.ok || first.value.state !== 'ended') throw new Error('The run has not ended.');
  expect(costSettlesAt(first.value)).toBe('2026-11-22T10:00:10.000Z');
  expect(costSettlesAt({ ...first.value, endedAt: null })).toBeNull();
  expect(await apify.await(run, 0)).toMatchObject({ value: { status: 'SUCCEEDED', costUsd: 0.12 } });
});
