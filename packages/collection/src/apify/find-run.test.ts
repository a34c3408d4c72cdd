import { apifyFaults } from '@visaguard/testkit';
import { expect, test } from 'vitest';
import { madeUpApify, mara, pauses, started, startKey, window } from '../testing/made-up-apify.ts';
import { openClient } from './api.ts';
import { createRunFinder } from './find-run.ts';
import { postsOrder } from './posts.ts';
import { publicSourceOf } from './sources.ts';

const since = '2026-11-22T09:59:00.000Z';

function orderOf(nth: number) {
  const startKeySha256 = startKey(`screening ${nth}`);
  return postsOrder(publicSourceOf('instagram'), { account: mara, window, startKeySha256 });
}

test('a run is found on a later page; behind the last that is looked through it stays unclear, and is not "none"', async () => {
  const { service, apify } = await madeUpApify();
  for (const nth of [1, 2, 3, 4, 5]) await started(apify, orderOf(nth));
  const client = openClient({ token: service.token, baseUrl: service.url, pauses }, { maxRetries: 0, timeoutSecs: 5 });
  const far = createRunFinder(client, { pageRuns: 2, runsMax: 6 });
  const near = createRunFinder(client, { pageRuns: 2, runsMax: 4 });
  expect(await far.find(orderOf(1), since)).toMatchObject({ runId: 'run1' });
  expect(await near.find(orderOf(3), since)).toMatchObject({ runId: 'run3' });
  expect(await near.find(orderOf(1), since)).toBe('unclear');
  expect(await far.find(orderOf(6), since)).toBe('none');
  expect(await near.find(orderOf(6), '2026-11-23T10:00:00.000Z')).toBe('none');
});

test('whoever looks at once asks for what is not known of the runs once; what could not be had is asked for again', async () => {
  const { service, apify } = await madeUpApify();
  for (const nth of [1, 2, 3, 4, 5]) await started(apify, orderOf(nth));
  const client = openClient({ token: service.token, baseUrl: service.url, pauses }, { maxRetries: 0, timeoutSecs: 5 });
  const runs = createRunFinder(client);
  const asked = () => service.journal.filter(({ path }) => path.startsWith('/v2/actor-runs/')).length;
  service.fail('run', apifyFaults.internal);
  await expect(runs.find(orderOf(1), since)).rejects.toThrow();
  expect(asked()).toBe(1);
  const found = await Promise.all([1, 2, 3].map((nth) => runs.find(orderOf(nth), since)));
  expect(found).toMatchObject([{ runId: 'run1' }, { runId: 'run2' }, { runId: 'run3' }]);
  expect(asked()).toBe(1 + 5);
});

test('runs of one input are told apart by their limits; one whose limit on money was rounded or dropped is not lost', async () => {
  const { service, apify } = await madeUpApify();
  const order = { ...orderOf(1), maxTotalChargeUsd: 10.0512 };
  await started(apify, order);
  const client = openClient({ token: service.token, baseUrl: service.url, pauses }, { maxRetries: 0, timeoutSecs: 5 });
  const found = (wanted: typeof order) => createRunFinder(client).find(wanted, since);
  expect(await found(order)).toMatchObject({ runId: 'run1' });
  expect(await found({ ...order, maxTotalChargeUsd: 10.0513 })).toBe('none');
  expect(await found({ ...order, timeoutSecs: order.timeoutSecs + 1 })).toBe('none');
  await started(apify, { ...order, timeoutSecs: 901, maxTotalChargeUsd: 10.05 });
  expect(await found({ ...order, timeoutSecs: 901 })).toMatchObject({ runId: 'run2' });
});
