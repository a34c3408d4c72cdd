import { createLog, type FinishedSpan, startTelemetry } from '@visaguard/telemetry';
import { expect, test } from 'vitest';
import { traceProcesses } from './trace-processes.ts';

test('each attempt of an activity is a span in the trace of its process, and says which attempt of which process', async () => {
  const spans: FinishedSpan[] = [];
  const log = createLog({ service: 'worker', write: () => undefined });
  const telemetry = startTelemetry({ service: 'worker', log, exportTo: (span) => spans.push(span) });
  const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const of = { parent, name: 'screening/collectSource', processId: 'screening/scr_1' };
  await expect(traceProcesses.attempt({ ...of, attempt: 1 }, () => Promise.reject(new Error()))).rejects.toThrow();
  await traceProcesses.attempt({ ...of, attempt: 2 }, async () => undefined);
  await telemetry.close();
  const place = { name: of.name, traceId: parent.slice(3, 35), parentSpanId: parent.slice(36, 52) };
  const attributes = (attempt: number) => ({ 'visaguard.process_id': of.processId, 'visaguard.attempt': attempt });
  expect(spans).toMatchObject([
    { ...place, failed: true, attributes: attributes(1) },
    { ...place, failed: false, attributes: attributes(2) },
  ]);
});
