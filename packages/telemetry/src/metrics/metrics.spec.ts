import { expect, test } from 'vitest';
import { createMetrics } from './metrics.ts';

const linesOf = (text: string, name: string) => text.split('\n').filter((line) => line.startsWith(name));

test('counters count under their labels', async () => {
  const metrics = createMetrics({ service: 'api' });
  const count = metrics.counter('requests_total', 'Requests', ['operation', 'outcome']);
  count({ operation: 'get-report', outcome: 'ok' });
  count({ operation: 'get-report', outcome: 'ok' }, 2);
  const text = await metrics.text();
  expect(linesOf(text, 'requests_total')).toEqual([
    'requests_total{operation="get-report",outcome="ok",service="api"} 3',
  ]);
  expect(text).toContain('# HELP requests_total Requests\n# TYPE requests_total counter');
});

test('a gauge is read at each scrape, with or without labels', async () => {
  const metrics = createMetrics({ service: 'projector' });
  let lag = 1;
  metrics.gauge('outbox_oldest_seconds', 'Oldest row', () => lag);
  metrics.gauge('lag_seconds', 'Lag', async () => [
    { labels: { projection: 'screenings' }, value: lag },
    { labels: { projection: 'reports' }, value: 7 },
  ]);
  await metrics.text();
  lag = 4;
  const text = await metrics.text();
  expect(linesOf(text, 'outbox_oldest')).toEqual(['outbox_oldest_seconds{service="projector"} 4']);
  expect(linesOf(text, 'lag_seconds')).toEqual([
    'lag_seconds{projection="screenings",service="projector"} 4',
    'lag_seconds{projection="reports",service="projector"} 7',
  ]);
});

test('a gauge that cannot be read is absent, never 0, is counted, and fails no scrape', async () => {
  const metrics = createMetrics({ service: 'relay' });
  let fails = true;
  metrics.gauge('outbox_rows', 'Rows', async () => (fails ? Promise.reject(new Error('canary')) : 3));
  metrics.gauge('shards', 'Shards', () => 8);
  const text = await metrics.text();
  expect(linesOf(text, 'outbox_rows')).toEqual([]);
  expect(linesOf(text, 'shards')).toEqual(['shards{service="relay"} 8']);
  expect(text).not.toContain('canary');
  fails = false;
  await metrics.text();
  fails = true;
  expect(linesOf(await metrics.text(), 'outbox_rows')).toEqual([]);
  fails = false;
  const later = await metrics.text();
  expect(linesOf(later, 'outbox_rows')).toEqual(['outbox_rows{service="relay"} 3']);
  expect(linesOf(later, 'telemetry_gauge_unread')).toEqual([
    'telemetry_gauge_unread_total{gauge="outbox_rows",service="relay"} 2',
  ]);
});

test('a histogram counts into its buckets', async () => {
  const metrics = createMetrics({ service: 'api' });
  const observe = metrics.histogram('request_seconds', 'Time', [0.1, 1]);
  for (const value of [0.05, 0.5, 5]) observe(value);
  expect(linesOf(await metrics.text(), 'request_seconds')).toEqual([
    'request_seconds_bucket{le="0.1",service="api"} 1',
    'request_seconds_bucket{le="1",service="api"} 2',
    'request_seconds_bucket{le="+Inf",service="api"} 3',
    'request_seconds_sum{service="api"} 5.55',
    'request_seconds_count{service="api"} 3',
  ]);
});

test('the process tells its memory and its event loop', async () => {
  const text = await createMetrics({ service: 'api' }).text();
  expect(text).toContain('process_resident_memory_bytes{service="api"}');
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds{service="api"}');
});

test.each(['tenant', 'tenantId', 'screening_id', 'id', 'email', 'handle', 'user'])(
  'no metric is split by %s: a tenant, an id or a person is no label',
  (label) => {
    expect(() => createMetrics({ service: 'api' }).counter('c_total', 'C', [label])).toThrow('is no label');
  },
);
