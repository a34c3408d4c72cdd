import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Desk } from './flow-steps.ts';
import { callerSpanId, canaries, startTraced, type TracedServer } from './trace-steps.ts';
import { tracePaths, traceTree } from './trace-tree.ts';

let stack: TracedServer;
let desk: Desk;
beforeAll(async () => {
  stack = await startTraced('stack');
  desk = await stack.ready();
});
afterAll(() => stack?.stop());

// Spans are sent every 5 s.
const patience = { timeout: 30_000 };
const paths = () => tracePaths(stack.spans());

it('one trace shows an order from the request through relay, projector and worker to what its activities made', async () => {
  await stack.order(desk);
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
  await expect.poll(paths, patience).toEqual(expect.arrayContaining(expected));
  const byActivity = / > worker screening\.\w+ > worker append events > /;
  for (const end of [/relay publish events$/, /projector apply read models$/, /projector sink facts$/]) {
    const shown = () => paths().filter((path) => byActivity.test(path) && end.test(path));
    await expect.poll(shown, patience).not.toEqual([]);
  }

  // A span ends after those inside it, and may be sent one round later.
  const lost = () => {
    const resolvable = new Set([callerSpanId, ...stack.spans().map(({ spanId }) => spanId)]);
    return stack.spans().filter(({ parentSpanId }) => !resolvable.has(parentSpanId ?? ''));
  };
  const whole = () => (lost().length === 0 ? 'whole' : traceTree(stack.spans()));
  await expect.poll(whole, patience).toBe('whole');
}, 180_000);

it('no span of the stack says who the applicant is or what they wrote', () => {
  const sent = JSON.stringify(stack.collector.received).toLowerCase();
  expect(sent).toContain(callerSpanId);
  for (const canary of canaries) expect(sent).not.toContain(canary);
});

it('the request id of an answer finds its trace', async () => {
  const answer = await desk.request('GET', '/v1/units', { as: desk.tenant.key });
  const requestId = answer.headers.get('request-id');
  const found = () =>
    stack.collector.spans().filter(({ attributes: said }) => said['visaguard.request_id'] === requestId);
  await expect.poll(found, patience).toMatchObject([{ service: 'api', name: 'listUnits' }]);
});
