import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { createLog } from '../log/log.ts';
import { attributeNames, type SpanAttributes } from './attributes.ts';
import type { FinishedSpan } from './finished-span.ts';
import { startTelemetry, type Telemetry } from './start-telemetry.ts';
import { annotate, currentTraceId, currentTraceparent, markFailed, traced } from './traced.ts';
import { tracedBatch } from './traced-batch.ts';

const quiet = createLog({ service: 'api', write: () => undefined });
let telemetry: Telemetry | undefined;
const spans: FinishedSpan[] = [];

function started(): void {
  spans.length = 0;
  telemetry = startTelemetry({ service: 'api', log: quiet, exportTo: (span) => spans.push(span) });
}

afterEach(async () => {
  await telemetry?.close();
  telemetry = undefined;
});

const handedOn = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

test('a nested span has the trace id of the outer one, across awaits, and hangs below it', async () => {
  started();
  const traceIds = await traced('outer', {}, async () => {
    const outer = currentTraceId();
    await nextTurn();
    return [outer, await traced('inner', {}, () => nextTurn().then(currentTraceId))];
  });
  const [inner, outer] = spans;
  expect(traceIds).toEqual([outer?.traceId, outer?.traceId]);
  expect(inner).toMatchObject({ name: 'inner', traceId: outer?.traceId, parentSpanId: outer?.spanId });
  expect(outer).toMatchObject({ service: 'api', name: 'outer', parentSpanId: null, failed: false });
});

test('a traceparent that was handed on continues its trace, over what is under way here', async () => {
  started();
  const next = await traced('other', {}, () =>
    traced('consume', { parent: handedOn }, async () => currentTraceparent()),
  );
  expect(spans[0]).toMatchObject({ traceId: '0af7651916cd43dd8448eb211c80319c', parentSpanId: 'b7ad6b7169203331' });
  expect(next).toBe(`00-0af7651916cd43dd8448eb211c80319c-${spans[0]?.spanId}-01`);
  expect(spans[1]?.traceId).not.toBe(spans[0]?.traceId);
});

test('a traceparent that was not sampled is recorded all the same: the caller does not decide', async () => {
  started();
  await traced('request', { parent: handedOn.replace(/01$/, '00') }, async () => undefined);
  expect(spans[0]?.traceId).toBe('0af7651916cd43dd8448eb211c80319c');
});

test.each([null, '', 'nonsense', '00-0-0-00', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`, `ff${handedOn.slice(2)}`])(
  'a parent that is none (%j) begins a trace',
  async (parent) => {
    started();
    await traced('outer', {}, () => traced('inner', { parent }, async () => undefined));
    expect(spans[0]).toMatchObject({ name: 'inner', parentSpanId: null });
    expect(spans[0]?.traceId).not.toBe(spans[1]?.traceId);
  },
);

test('concurrent spans do not see one another', async () => {
  started();
  const one = () =>
    traced('one', {}, async () => [await nextTurn(), currentTraceId(), await nextTurn(), currentTraceId()]);
  const ids = await Promise.all([one(), one(), one()]);
  for (const [, first, , second] of ids) expect(first).toBe(second);
  expect(new Set(ids.map(([, first]) => first)).size).toBe(3);
});

test('what fails is thrown on, and its message is nowhere in the span', async () => {
  started();
  const failing = () => traced('work', {}, () => Promise.reject(new Error('canary of Mara')));
  await expect(failing()).rejects.toThrow('canary of Mara');
  expect(spans[0]?.failed).toBe(true);
  expect(JSON.stringify(spans)).not.toContain('canary');
});

test('a span says only what is on the list, in the form of a name, id or number', async () => {
  started();
  const sly = { 'http.url': 'canary', email: 'canary@mail.example', 'visaguard.outcome': 'canary wrote this' };
  const attributes: SpanAttributes = { ...sly, 'visaguard.mode': 'test', 'visaguard.attempt': 2 };
  await traced('canary@mail.example', { attributes }, async () => {
    annotate({ 'http.response.status_code': 201, 'visaguard.problem': 'canary@mail.example' });
  });
  expect(spans[0]?.name).toBe('unnamed');
  expect(spans[0]?.attributes).toEqual({
    'visaguard.mode': 'test',
    'visaguard.attempt': 2,
    'http.response.status_code': 201,
  });
  expect(JSON.stringify(spans)).not.toContain('canary');
});

test('a span may have failed although nothing is thrown', async () => {
  started();
  await traced('request', {}, async () => markFailed());
  expect(spans[0]?.failed).toBe(true);
});

test('no attribute on the list names what belongs to a person', () => {
  expect(attributeNames.filter((name) => /email|name$|handle|text|query|url|ip|address|user|body/.test(name))).toEqual(
    [],
  );
});

const traceA = '00-0af7651916cd43dd8448eb211c80319c';
const traceB = '00-1bf7651916cd43dd8448eb211c80319d';
const batch = [`${traceA}-a00000000000000a-01`, `${traceB}-b00000000000000b-01`, `${traceA}-a00000000000000c-01`];

test('a batch is a span in each trace that has messages in it, below the first of them and linked with the others', async () => {
  started();
  const parents = () => [...batch, undefined, 'nonsense'];
  const traceId = await tracedBatch('publish', { parents, kind: 'producer' }, async () => currentTraceId());
  expect(traceId).toBeNull();
  expect(spans).toMatchObject([
    { traceId: traceA.slice(3), parentSpanId: 'a00000000000000a', linkedSpanIds: ['a00000000000000c'] },
    { traceId: traceB.slice(3), parentSpanId: 'b00000000000000b', linkedSpanIds: [] },
  ]);
  expect(spans.map(({ attributes }) => attributes['messaging.batch.message_count'])).toEqual([2, 1]);
});

test('what a batch of one trace does belongs to that trace', async () => {
  started();
  const parents = () => batch.slice(0, 1);
  await tracedBatch('apply', { parents, kind: 'consumer' }, () => traced('inner', {}, async () => undefined));
  expect(spans[0]).toMatchObject({ name: 'inner', parentSpanId: spans[1]?.spanId, traceId: traceA.slice(3) });
});

test('a batch that fails has failed in all its traces', async () => {
  started();
  const failing = () =>
    tracedBatch('apply', { parents: () => batch, kind: 'consumer' }, () => Promise.reject(new Error()));
  await expect(failing()).rejects.toThrow();
  expect(spans.map(({ failed }) => failed)).toEqual([true, true]);
});

test('where spans go nowhere nothing is traced', async () => {
  telemetry = startTelemetry({ service: 'api', log: quiet, exportTo: undefined });
  expect(await traced('work', { parent: handedOn }, async () => currentTraceparent())).toBeNull();
});

test('where nothing is traced a batch is not asked what it carries', async () => {
  const parents = () => {
    throw new Error('asked');
  };
  expect(await tracedBatch('publish', { parents, kind: 'producer' }, async () => 42)).toBe(42);
});

test('an entry in the log within a span carries its trace id', async () => {
  started();
  let line = '';
  const log = createLog({ service: 'api', write: (written) => (line = written) });
  const traceId = await traced('request', {}, async () => {
    log.info({}, 'within');
    return currentTraceId();
  });
  expect(JSON.parse(line)).toMatchObject({ message: 'within', traceId });
  log.info({}, 'outside');
  expect(JSON.parse(line)).not.toHaveProperty('traceId');
});

test('before telemetry starts and after it ends, work just runs', async () => {
  expect(await traced('work', { parent: handedOn }, async () => 42)).toBe(42);
  started();
  await telemetry?.close();
  expect(await traced('work', {}, async () => currentTraceId())).toBeNull();
  expect(spans).toEqual([]);
});

test('telemetry is started once per process', async () => {
  started();
  expect(() => startTelemetry({ service: 'api', log: quiet, exportTo: () => undefined })).toThrow(
    'telemetry was started already',
  );
});
