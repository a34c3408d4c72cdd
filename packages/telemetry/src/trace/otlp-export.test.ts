import { type OtlpCollector, startOtlpCollector } from '@visaguard/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../log/log.ts';
import { startTelemetry, type Telemetry } from './start-telemetry.ts';
import { traced } from './traced.ts';

let collector: OtlpCollector;
let telemetry: Telemetry | undefined;
let said: string[];

beforeEach(async () => {
  collector = await startOtlpCollector();
  said = [];
});
afterEach(async () => {
  await telemetry?.close();
  telemetry = undefined;
  await collector.close();
});

function startExporting(): Telemetry {
  // Of this test alone: an exporter of an earlier one may speak late.
  const lines = said;
  const log = createLog({ service: 'relay', write: (line) => lines.push(line) });
  telemetry = startTelemetry({ service: 'relay', log, exportTo: `${collector.url}/v1/traces` });
  return telemetry;
}

const work = () => traced('work', {}, async () => 42);

async function closedWithinMs({ close }: Telemetry): Promise<number> {
  const began = performance.now();
  await close();
  return performance.now() - began;
}

test('spans reach a collector over OTLP/HTTP, with the name of the service and nothing of the machine', async () => {
  const started = startExporting();
  await traced('outer', {}, () => traced('inner', { attributes: { 'visaguard.attempt': 3 } }, async () => undefined));
  await started.close();
  const spans = [expect.objectContaining({ name: 'inner' }), expect.objectContaining({ name: 'outer' })];
  const resource = {
    attributes: [{ key: 'service.name', value: { stringValue: 'relay' } }],
    droppedAttributesCount: 0,
  };
  const resourceSpans = [expect.objectContaining({ resource, scopeSpans: [expect.objectContaining({ spans })] })];
  expect(collector.received).toEqual([{ path: '/v1/traces', body: { resourceSpans } }]);
});

test('a collector that is not there holds up neither work nor the end of the process, and the log says so once', async () => {
  await collector.close();
  const started = startExporting();
  for (let nth = 0; nth < 600; nth++) expect(await work()).toBe(42);
  expect(await closedWithinMs(started)).toBeLessThan(4_000);
  expect(said.filter((line) => line.includes('does not take spans'))).toHaveLength(1);
});

test('nor does one that takes what it is sent and never answers', async () => {
  collector.turn('hanging');
  const started = startExporting();
  expect(await work()).toBe(42);
  expect(await closedWithinMs(started)).toBeLessThan(4_000);
});

test('spans that a collector refuses are lost, the log says so once, and once that it takes them again', async () => {
  collector.turn('refusing');
  const started = startExporting();
  const lost = () => said.filter((line) => line.includes('does not take spans'));
  for (let nth = 0; nth < 512; nth++) await work();
  await expect.poll(lost, { timeout: 5_000 }).toHaveLength(1);
  collector.turn('taking');
  await work();
  await started.close();
  expect(collector.spans()).toHaveLength(1);
  expect(lost()).toHaveLength(1);
  expect(said.filter((line) => line.includes('takes spans again'))).toHaveLength(1);
});
