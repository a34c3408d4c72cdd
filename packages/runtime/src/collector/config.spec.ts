import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { collectorEnvironment, tracesUrl } from './config.ts';

beforeEach(() => {
  for (const name of Object.keys(collectorEnvironment())) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test('no collector is named unless it is, and an empty name is none', () => {
  expect(tracesUrl()).toBeUndefined();
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', '');
  expect(tracesUrl()).toBeUndefined();
});

test.each(['http://collector:4318', 'http://collector:4318/'])('%s takes traces at /v1/traces', (endpoint) => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint);
  expect(tracesUrl()).toBe('http://collector:4318/v1/traces');
});

test('one that is named for traces is taken before the other and as it is', () => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', 'http://collector:4318');
  vi.stubEnv('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'https://traces.example/in');
  expect(tracesUrl()).toBe('https://traces.example/in');
});

test.each(['collector', 'collector:4318', 'grpc://collector:4317'])(
  '%s is refused, by the name of the variable',
  (endpoint) => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', endpoint);
    expect(() => tracesUrl()).toThrow(/^OTEL_EXPORTER_OTLP_ENDPOINT is not a URL of HTTP\.$/);
  },
);

test('all that is said of a collector is handed on, and nothing else', () => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', 'http://collector:4318');
  vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'key=value');
  expect(collectorEnvironment()).toEqual({
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
    OTEL_EXPORTER_OTLP_HEADERS: 'key=value',
  });
});
