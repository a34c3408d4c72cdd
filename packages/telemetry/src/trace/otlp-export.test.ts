import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { startTelemetry } from './start-telemetry.ts';
import { traced } from './traced.ts';

let collector: Server | undefined;

afterEach(() => {
  collector?.closeAllConnections();
  collector?.close();
});

async function collecting(bodies: unknown[], paths: (string | undefined)[]): Promise<number> {
  const server = createServer((request, response) => {
    paths.push(request.url);
    void json(request).then((body) => {
      bodies.push(body);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  collector = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}

test('spans reach a collector over OTLP/HTTP, with the name of the service and nothing of the machine', async () => {
  const bodies: unknown[] = [];
  const paths: (string | undefined)[] = [];
  const port = await collecting(bodies, paths);
  const telemetry = startTelemetry({ service: 'relay', exportTo: `http://127.0.0.1:${port}` });
  await traced('outer', {}, () => traced('inner', { attributes: { 'visaguard.shard': 3 } }, async () => undefined));
  await telemetry.close();
  expect(paths).toEqual(['/v1/traces']);
  const spans = [expect.objectContaining({ name: 'inner' }), expect.objectContaining({ name: 'outer' })];
  expect(bodies).toEqual([
    {
      resourceSpans: [
        expect.objectContaining({
          resource: {
            attributes: [{ key: 'service.name', value: { stringValue: 'relay' } }],
            droppedAttributesCount: 0,
          },
          scopeSpans: [expect.objectContaining({ spans })],
        }),
      ],
    },
  ]);
});

test('a collector that is not there holds up neither work nor the end of the process', async () => {
  const port = await collecting([], []);
  await new Promise<void>((resolve) => collector?.close(() => resolve()));
  const telemetry = startTelemetry({ service: 'relay', exportTo: `http://127.0.0.1:${port}/v1/traces` });
  expect(await traced('work', {}, async () => 42)).toBe(42);
  const began = performance.now();
  await telemetry.close();
  expect(performance.now() - began).toBeLessThan(6_000);
});
