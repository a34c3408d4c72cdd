import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { environmentOf, readSettings, settingIfGiven } from './config.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('every setting that is missing is named at once', () => {
  vi.stubEnv('VISAGUARD_KAFKA', 'broker:9092');
  expect(() => readSettings(['kafka', 'coreUrl', 'temporal'])).toThrow(
    'Not set: VISAGUARD_CORE_URL, VISAGUARD_TEMPORAL.',
  );
});

test('what has a default need not be given, and an empty setting is none', () => {
  vi.stubEnv('VISAGUARD_TOPIC_PARTITIONS', '');
  expect(readSettings(['topicPartitions', 'host'])).toEqual({ topicPartitions: '24', host: '127.0.0.1' });
  vi.stubEnv('VISAGUARD_CORE_URL', '');
  expect(settingIfGiven('coreUrl')).toBeUndefined();
});

test('a secret comes by file, without the line end, before the variable itself; a file that is not there is told', () => {
  const folder = mkdtempSync(join(tmpdir(), 'visaguard-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'url'), 'postgres://from-a-file\n');
  vi.stubEnv('VISAGUARD_CORE_URL', 'postgres://from-the-variable');
  vi.stubEnv('VISAGUARD_CORE_URL_FILE', join(folder, 'url'));
  expect(readSettings(['coreUrl'])).toEqual({ coreUrl: 'postgres://from-a-file' });
  vi.stubEnv('VISAGUARD_CORE_URL_FILE', join(folder, 'none'));
  expect(() => settingIfGiven('coreUrl')).toThrow('The file that VISAGUARD_CORE_URL_FILE names cannot be read.');
});

test('an environment made for another process is read there as it was meant', () => {
  for (const [name, value] of Object.entries(environmentOf({ port: '4400', temporal: '127.0.0.1:7233' }))) {
    vi.stubEnv(name, value);
  }
  expect(readSettings(['port', 'temporal'])).toEqual({ port: '4400', temporal: '127.0.0.1:7233' });
});
