import { appendFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mintId, scopeKey, systemClock, systemRandom } from '@visaguard/kernel';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openErasureLogFile } from './erasure-log.ts';

describe('erasure log file', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'visaguard-erasures-'));
    path = join(folder, 'erasures.log');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const entry = (subject: string | null) => ({
    scope: scopeKey({ tenantId: mintId('tenant', systemClock, systemRandom), mode: 'live' }),
    subject,
    requestId: 'req_1',
    by: 'mem_1',
    orderedAt: '2026-11-01T00:00:00.000Z',
  });

  test('gives back what was appended, in order, to every process, and is private', async () => {
    const entries = [entry('app_1'), entry(null)];
    for (const each of entries) await openErasureLogFile(path).append(each);
    expect(await openErasureLogFile(path).entries()).toEqual(entries);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('a line torn by a crash is dropped and does not swallow the next', async () => {
    const log = openErasureLogFile(path);
    const [first, second] = [entry('app_1'), entry('app_2')];
    await log.append(first);
    await appendFile(path, '{"scope":"ten');
    expect(await log.entries()).toEqual([first]);
    await log.append(second);
    expect(await log.entries()).toEqual([first, second]);
  });

  test.each(['{}\n', 'x\n', '\n'])('a damaged line (%j) stops the replay', async (line) => {
    const log = openErasureLogFile(path);
    await log.append(entry('app_1'));
    await appendFile(path, line);
    await log.append(entry('app_2'));
    await expect(log.entries()).rejects.toThrow('line 2 of the erasure log is damaged');
  });
});
