import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDataFolder, removeDataFolder, type Standalone, startStandalone } from './standalone-process.ts';

const run = promisify(execFile);

describe('a first start and a second one', () => {
  let folder: string;
  let first: Standalone;
  let transcript: string;
  beforeAll(async () => {
    folder = await newDataFolder();
    first = startStandalone(['--data-dir', folder, '--port', '0']);
    await first.line(/Press Ctrl-C to stop/);
    transcript = first.output();
  }, 180_000);
  afterAll(async () => {
    first.child.kill('SIGKILL');
    await removeDataFolder(folder);
  });

  it('screens the sample cohort and shows progress up to the end', () => {
    expect(transcript).toMatch(/100 % {2}12 of 12 screenings ended/);
    expect(transcript.match(/%/g)?.length).toBeGreaterThan(3);
  });

  it('prints a curl line that works as printed and reads the reports of the cohort', async () => {
    const curl = transcript.match(/^ {2}(curl -s .*)$/m)?.[1];
    const { stdout } = await run('sh', ['-c', curl ?? 'false']);
    const list = JSON.parse(stdout) as { object: string; data: { result: string; id: string }[] };
    expect(list.object).toBe('list');
    expect(list.data).toHaveLength(12);
    expect(new Set(list.data.map(({ result }) => result))).toEqual(new Set(['clear', 'consider', 'not_assessed']));
  });

  it('warns that losing the root key loses the data, and keeps it to its owner', async () => {
    expect(transcript).toMatch(/Whoever loses it loses the data/);
    for (const file of ['root.key', 'engines.json', 'running.json', 'sample.json']) {
      expect((await stat(join(folder, file))).mode & 0o777, file).toBe(0o600);
    }
  });

  it('shows the API key once and keeps it nowhere', async () => {
    const key = transcript.match(/shown once\): (vg_test_\w+)/)?.[1] ?? 'none';
    expect(key).toMatch(/^vg_test_[0-9A-Za-z]{36}$/);
    for (const file of ['sample.json', 'engines.json', 'running.json']) {
      expect(await readFile(join(folder, file), 'utf8')).not.toContain(key);
    }
  });

  it('refuses a second process on the same folder with one sentence', async () => {
    const second = startStandalone(['--data-dir', folder, '--port', '0']);
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/is in use by process \d+; stop it or choose another folder\.\n$/);
  });

  it('stops cleanly within ten seconds of Ctrl-C and goes on with the same data', async () => {
    const askedAt = performance.now();
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(10_000);
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);

    const second = startStandalone(['--data-dir', folder, '--port', '0']);
    const [, baseUrl] = await second.line(/Serving (\S+) after/);
    await second.line(/Press Ctrl-C to stop/);
    expect(second.output()).not.toContain('First start');
    const key = transcript.match(/shown once\): (\S+)/)?.[1];
    const reports = await fetch(`${baseUrl}/v1/reports?limit=100`, { headers: { Authorization: `Bearer ${key}` } });
    expect(((await reports.json()) as { data: unknown[] }).data).toHaveLength(12);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  }, 60_000);
});

describe('a first start that is stopped before it serves', () => {
  it('ends within ten seconds of Ctrl-C, has warned of the key; the next start goes on, and none without it', async () => {
    const folder = await newDataFolder();
    const stopped = startStandalone(['--data-dir', folder, '--port', '0']);
    await stopped.line(/Starting on/);
    const askedAt = performance.now();
    stopped.child.kill('SIGINT');
    expect(await stopped.ended).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(10_000);
    expect(stopped.output()).toContain('Whoever loses it loses the data');
    expect(stopped.output()).not.toContain('First start');
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);

    const next = startStandalone(['--data-dir', folder, '--port', '0']);
    await next.line(/First start/);
    next.child.kill('SIGINT');
    expect(await next.ended).toBe(0);

    await rm(join(folder, 'root.key'));
    const keyless = startStandalone(['--data-dir', folder, '--port', '0']);
    expect(await keyless.ended).toBe(1);
    expect(keyless.output()).toMatch(/root\.key is gone and nothing stored here can be read without it/);
    expect(existsSync(join(folder, 'root.key'))).toBe(false);
    await removeDataFolder(folder);
  }, 60_000);
});

it('goes on where nobody reads what it prints any more, and then stops as it is asked to', async () => {
  const folder = await newDataFolder();
  const unread = startStandalone(['--data-dir', folder, '--port', '0']);
  const [, baseUrl] = await unread.line(/Serving (\S+) after/);
  unread.child.stdout?.destroy();
  unread.child.stderr?.destroy();
  expect((await fetch(`${baseUrl}/livez`)).status).toBe(200);
  unread.child.kill('SIGTERM');
  expect(await unread.ended).toBe(0);
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
  await removeDataFolder(folder);
}, 120_000);

describe('a start that cannot be', () => {
  it('says in one sentence that the port is in use', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const address = holder.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const folder = await newDataFolder();
    const refused = startStandalone(['--data-dir', folder, '--port', String(port)]);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain(`Port ${port} is in use; stop what uses it or choose another with --port.`);
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
    holder.close();
    await removeDataFolder(folder);
  }, 60_000);

  it('says in one sentence that the folder cannot be written', async () => {
    const folder = await newDataFolder();
    await writeFile(join(folder, 'a-file'), '');
    const refused = startStandalone(['--data-dir', join(folder, 'a-file', 'data'), '--port', '0']);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/^The data folder .* cannot be made: a part of the path is not a folder\.\n$/);
    await removeDataFolder(folder);
  });

  it('refuses a root key that others may read', async () => {
    const folder = await newDataFolder();
    await writeFile(join(folder, 'root.key'), `${'A'.repeat(64)}\n`);
    await chmod(join(folder, 'root.key'), 0o644);
    const refused = startStandalone(['--data-dir', folder, '--port', '0']);
    expect(await refused.ended).not.toBe(0);
    expect(refused.output()).toMatch(/root\.key/);
    await removeDataFolder(folder);
  }, 60_000);

  it('says in one sentence that the host is not of this machine', async () => {
    const folder = await newDataFolder();
    const refused = startStandalone(['--data-dir', folder, '--port', '0', '--host', '192.0.2.1']);
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toMatch(/\n192\.0\.2\.1 is no address of this machine; choose another with --host\.\n$/);
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
    await removeDataFolder(folder);
  }, 60_000);
});
