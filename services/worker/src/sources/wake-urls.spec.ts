import { deriveId } from '@visaguard/kernel';
import { expect, test } from 'vitest';
import { wakeUrls } from './wake-urls.ts';

const app = { vault: { blindIndex: async () => 'ab'.repeat(32) } };
const scope = { tenantId: deriveId('tenant', ['sample']), mode: 'live' } as const;
const runId = deriveId('actorRun', ['sample']);
const path = `/hooks/apify/${scope.tenantId}/live/${runId}/${'ab'.repeat(16)}`;

test.each([
  ['https://visaguard.example.org', 'https://visaguard.example.org'],
  ['https://example.org:8443/visaguard/', 'https://example.org:8443/visaguard'],
  ['http://127.0.0.1:4400', 'http://127.0.0.1:4400'],
  ['http://localhost:4400/', 'http://localhost:4400'],
])('below %s each run has an address', async (publicUrl, base) => {
  expect(await wakeUrls(app, publicUrl)(scope, runId)).toBe(`${base}${path}`);
});

test('without a public address nobody is asked to call', async () => {
  expect(await wakeUrls(app, null)(scope, runId)).toBeNull();
});

test.each([
  'visaguard.example.org',
  'http://visaguard.example.org',
  'http://127.0.0.1.example.org',
  'ftp://127.0.0.1',
  'https://example.org/?key=secret-1',
  'https://example.org/#secret-1',
  'https://someone:secret-1@example.org',
])('%s is refused and not told back', (publicUrl) => {
  const message = /^VISAGUARD_PUBLIC_URL is an https:\/\/ address without a query, or http:\/\/ on this machine\.$/;
  expect(() => wakeUrls(app, publicUrl)).toThrow(message);
});
