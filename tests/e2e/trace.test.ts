import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Desk } from './flow-steps.ts';
import { callerSpanId, canaries, startTraced, type TracedServer } from './trace-steps.ts';
import { tracePaths, traceTree } from './trace-tree.ts';

let server: TracedServer;
let desk: Desk;
beforeAll(async () => {
  server = await startTraced('start');
  desk = await server.ready();
}, 120_000);
afterAll(() => server?.stop());

it('in one process too a trace shows an order from the request to what its activities made, and nothing of the applicant', async () => {
  await server.order(desk);
  const order = 'standalone createScreening > standalone append events';
  const begun = `${order} > standalone react to screening.ordered > standalone screening.begin`;
  const expected = [
    `${order} > standalone apply read models`,
    `${order} > standalone sink facts`,
    `${begun} > standalone append events`,
  ];
  const paths = () => tracePaths(server.spans());
  await expect.poll(paths, { timeout: 30_000 }).toEqual(expect.arrayContaining(expected));
  const byActivity = /screening\.\w+ > standalone append events > standalone apply read models$/;
  expect(
    paths().filter((path) => byActivity.test(path)),
    traceTree(server.spans()),
  ).not.toEqual([]);

  const sent = JSON.stringify(server.collector.received).toLowerCase();
  expect(sent).toContain(callerSpanId);
  for (const canary of canaries) expect(sent).not.toContain(canary);
}, 120_000);
