import { systemClock } from '@visaguard/kernel';
import { apifyFaults } from '@visaguard/testkit';
import { describe, expect, test } from 'vitest';
import { madeUpApify, mara, pauses, postsActorName, started, startKey, window } from '../testing/made-up-apify.ts';
import type { RunOrder } from './actor.ts';
import { createApify } from './api.ts';
import { postsOrder } from './posts.ts';
import { publicSourceOf } from './sources.ts';

const source = publicSourceOf('instagram');

function orderOf(name: string): RunOrder {
  return postsOrder(source, { account: mara, window, startKeySha256: startKey(name), postsMax: 50 });
}
const order = orderOf('screening 1');
const longAgo = '2026-01-01T00:00:00.000Z';

describe('a run is started once', () => {
  test('with a cap on items and on money, and the build of the pin', async () => {
    const { service, apify } = await madeUpApify();
    const run = await started(apify, { ...order, build: '0.0.512' });
    expect(run).toEqual({ actor: postsActorName, runId: 'run1', datasetId: 'dataset-run1' });
    expect(service.runsStarted).toHaveLength(1);
    expect(service.runsStarted[0]).toMatchObject({
      input: { directUrls: ['https://www.instagram.com/mara.sample/'], onlyPostsNewerThan: '2021-11-01' },
      options: { build: '0.0.512', maxItems: 50, maxTotalChargeUsd: order.maxTotalChargeUsd },
    });
  });

  test('also where its input is so large that the client compresses it, and the answer is lost', async () => {
    const { service, apify } = await madeUpApify();
    service.fail('start', 'done_then_html_502');
    const large = { ...order, input: { ...order.input, search: 'x'.repeat(2_000) } };
    expect(await apify.start(large, null)).toMatchObject({ ok: true, value: { runId: 'run1' } });
    expect(service.journal[0]).toMatchObject({ method: 'POST', encoding: 'br' });
    expect(service.runsStarted).toMatchObject([{ input: large.input }]);
  });

  test.each(['done_then_html_502', 'done_then_hang_up'] as const)(
    'where the answer is lost after it began (%s): it is found again, and none is billed twice',
    async (fault) => {
      const { service, apify } = await madeUpApify();
      service.fail('start', fault);
      expect(await apify.start(order, null)).toMatchObject({ ok: true, value: { runId: 'run1' } });
      expect(service.runsStarted).toHaveLength(1);
    },
  );

  test.each(['html_502', 'hang_up', apifyFaults.internal] as const)(
    'where nothing began (%j): it is not started again on a guess; the next attempt looks, then starts',
    async (fault) => {
      const { service, apify } = await madeUpApify();
      service.fail('start', fault);
      expect(await apify.start(order, null)).toEqual({
        ok: false,
        error: { class: 'retryable', code: 'start_unclear' },
      });
      expect(service.runsStarted).toHaveLength(0);
      expect(await apify.start(order, longAgo)).toMatchObject({ ok: true, value: { runId: 'run1' } });
      expect(service.runsStarted).toHaveLength(1);
    },
  );

  test('by a worker that was killed before it kept the answer: the next one finds the run', async () => {
    const { service, apify } = await madeUpApify();
    await started(apify, order);
    expect(await apify.start(order, longAgo)).toMatchObject({ ok: true, value: { runId: 'run1' } });
    expect(service.runsStarted).toHaveLength(1);
  });

  test('and a run of another piece of work, of another person, or of an earlier time is not taken for it', async () => {
    const { service, apify } = await madeUpApify();
    await started(apify, orderOf('screening 2'));
    await started(apify, order);
    expect(await apify.start(order, '2026-11-23T10:00:00.000Z')).toMatchObject({ ok: true, value: { runId: 'run3' } });
    expect(service.runsStarted).toHaveLength(3);
    const other = orderOf('screening 3');
    expect(await apify.start(other, longAgo)).toMatchObject({ ok: true, value: { runId: 'run4' } });
  });

  test('and a run of the same mark with another input is not taken for it', async () => {
    const { service, apify } = await madeUpApify();
    await started(apify, { ...order, input: { ...order.input, resultsLimit: 49 } });
    expect(await apify.start(order, longAgo)).toMatchObject({ ok: true, value: { runId: 'run2' } });
    expect(service.runsStarted).toHaveLength(2);
  });

  test('and is found among others without asking again for what was learnt of them', async () => {
    const { service, apify } = await madeUpApify();
    for (const nth of [2, 3, 4, 5, 6]) await started(apify, orderOf(`screening ${nth}`));
    const other = createApify({ token: service.token, baseUrl: service.url, clock: systemClock, pauses });
    const asked = () => service.journal.filter(({ path }) => path.startsWith('/v2/actor-runs/')).length;
    service.fail('start', 'html_502');
    expect(await apify.start(order, null)).toMatchObject({ error: { code: 'start_unclear' } });
    expect(asked()).toBe(0);
    service.fail('start', 'done_then_html_502');
    expect(await apify.start(order, null)).toMatchObject({ value: { runId: 'run6' } });
    expect(asked()).toBe(1);
    expect(await other.start(order, longAgo)).toMatchObject({ value: { runId: 'run6' } });
    expect(await other.start(orderOf('screening 2'), longAgo)).toMatchObject({ value: { runId: 'run1' } });
    expect(asked()).toBe(1 + 6);
  });

  /** The client asks five times where that may help. */
  const lookFails = [
    ['runs', apifyFaults.rateLimit, 5],
    ['runs', apifyFaults.tokenUnknown, 1],
    ['runs', apifyFaults.usageExceeded, 1],
    ['runs', apifyFaults.hardLimit, 1],
    ['runs', apifyFaults.internal, 5],
    ['runs', 'hang_up', 5],
    ['record', apifyFaults.tokenUnknown, 1],
  ] as const;
  const unclear = { ok: false, error: { class: 'retryable', code: 'start_unclear' } };

  test.each(lookFails)(
    'where what an earlier attempt left cannot be looked for (%s: %j), nothing is started, and it is found later',
    async (call, fault, times) => {
      const { service, apify } = await madeUpApify();
      await started(apify, order);
      service.fail(call, fault, { times });
      expect(await apify.start(order, longAgo)).toEqual(unclear);
      expect(await apify.start(order, longAgo)).toMatchObject({ ok: true, value: { runId: 'run1' } });
      expect(service.runsStartedCount).toBe(1);
    },
  );

  test.each(lookFails)(
    'where the answer is lost and the look for it fails as well (%s: %j), nothing is told of the start, and it is found later',
    async (call, fault, times) => {
      const { service, apify } = await madeUpApify();
      service.fail('start', 'done_then_html_502');
      service.fail(call, fault, { times });
      expect(await apify.start(order, null)).toEqual(unclear);
      expect(await apify.start(order, longAgo)).toMatchObject({ ok: true, value: { runId: 'run1' } });
      expect(service.runsStartedCount).toBe(1);
    },
  );
});

describe('what Apify refuses is sorted by what is to be done', () => {
  test.each([
    [apifyFaults.memoryExceeded, 'busy'],
    [apifyFaults.tooManyRuns, 'busy'],
    [{ ...apifyFaults.tooManyRuns, status: 403 }, 'busy'],
    [apifyFaults.usageExceeded, 'out_of_money'],
    [apifyFaults.hardLimit, 'out_of_money'],
    [{ status: 402, type: 'something-new' }, 'out_of_money'],
    [apifyFaults.tokenUnknown, 'bad_config'],
    [apifyFaults.notRented, 'bad_config'],
    [apifyFaults.inputInvalid, 'refused'],
    [{ status: 404, type: 'record-not-found' }, 'bad_config'],
    [apifyFaults.rateLimit, 'retryable'],
  ] as const)('%j: %s', async (fault, kind) => {
    const { service, apify } = await madeUpApify();
    service.fail('start', fault);
    expect(await apify.start(order, null)).toEqual({ ok: false, error: { class: kind, code: fault.type } });
    expect(service.runsStarted).toHaveLength(0);
    expect(service.journal.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('a key that Apify does not know', async () => {
    const { service, apify } = await madeUpApify();
    service.fail('start', apifyFaults.tokenUnknown);
    const refused = await apify.start(order, null);
    expect(JSON.stringify(refused)).not.toContain(service.token);
  });
});

describe('a run is awaited and read over faults', () => {
  test('a run that hangs is told as running, and can be aborted, twice', async () => {
    const { apify } = await madeUpApify({ posts: { items: [], looksUntilEnd: Number.POSITIVE_INFINITY } });
    const run = await started(apify, order);
    expect(await apify.await(run, 60)).toEqual({ ok: true, value: { state: 'running' } });
    expect(await apify.abort(run)).toEqual({ ok: true, value: null });
    expect(await apify.abort(run)).toEqual({ ok: true, value: null });
    expect(await apify.await(run, 60)).toMatchObject({ value: { state: 'ended', status: 'ABORTED' } });
  });

  test('reads are repeated after 429, 5xx, HTML and a lost connection', async () => {
    const { service, apify } = await madeUpApify();
    const run = await started(apify, order);
    for (const fault of [apifyFaults.rateLimit, 'html_502', 'hang_up'] as const) {
      service.fail('run', fault);
      service.fail('items', fault);
    }
    expect(await apify.await(run, 60)).toMatchObject({ value: { status: 'SUCCEEDED' } });
    expect(await apify.read(run, order.fields, 50)).toMatchObject({ ok: true, value: [{ id: '1' }, { id: '2' }] });
  });

  test('a dataset that looks empty for a moment is looked at again', async () => {
    const { apify } = await madeUpApify({}, { itemsLagReads: 1 });
    const run = await started(apify, order);
    expect(await apify.read(run, order.fields, order.rowsMax)).toMatchObject({ value: [{ id: '1' }, { id: '2' }] });
  });

  test('only what is used of an item leaves Apify (rule R5)', async () => {
    const { apify } = await madeUpApify();
    const run = await started(apify, order);
    const rows = await apify.read(run, order.fields, order.rowsMax);
    expect(JSON.stringify(rows)).not.toMatch(/third\.person|latestComments|taggedUsers/);
  });

  test('a run that Apify has deleted is gone, not running', async () => {
    const { apify } = await madeUpApify();
    const run = { actor: postsActorName, runId: 'none', datasetId: 'none' };
    expect(await apify.await(run, 60)).toMatchObject({ value: { state: 'ended', status: 'GONE' } });
  });

  test('rows that Apify has deleted speak of this run alone, and a refused key of every run', async () => {
    const { service, apify } = await madeUpApify();
    const gone = { actor: postsActorName, runId: 'none', datasetId: 'none' };
    const refused = { class: 'refused', code: 'record-not-found' };
    expect(await apify.read(gone, order.fields, 50)).toEqual({ ok: false, error: refused });
    expect(await apify.abort(gone)).toEqual({ ok: false, error: refused });
    service.fail('items', apifyFaults.tokenUnknown);
    expect(await apify.read(gone, order.fields, 50)).toMatchObject({ error: { class: 'bad_config' } });
  });

  test('the cost is right when asked for again: the counter lags behind the end', async () => {
    const { apify } = await madeUpApify({ posts: { items: [], costUsd: 0.12, costLagLooks: 1 } });
    const run = await started(apify, order);
    expect(await apify.await(run, 60)).toMatchObject({ value: { costUsd: 0 } });
    expect(await apify.await(run, 0)).toMatchObject({ value: { costUsd: 0.12 } });
  });
});
