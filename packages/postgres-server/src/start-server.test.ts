import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOwnerPool } from '@visaguard/postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { endServer } from './end-server.ts';
import { makeClusterOnce } from './make-cluster.ts';
import { isAlive } from './server-process.ts';
import { type ServerOptions, startPostgresServer } from './start-server.ts';

let folder: string;
let options: ServerOptions;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visaguard-server-'));
  // The server runs as another user where the tests run as root.
  await rm(folder, { recursive: true });
  await mkdir(folder, { mode: 0o755 });
  options = {
    dataDirectory: join(folder, 'postgres'),
    passwords: { superuser: 'made-up-one', owner: 'made-up-two' },
    flags: ['-c', 'fsync=off'],
    initdbFlags: ['--no-sync'],
  };
});
afterEach(() => endServer(options.dataDirectory));
afterAll(() => rm(folder, { recursive: true, force: true }));

const pidFile = () => join(options.dataDirectory, 'postmaster.pid');
const serverProcess = async () => Number((await readFile(pidFile(), 'utf8')).split('\n')[0]);

async function answers(url: string): Promise<unknown> {
  const pool = createOwnerPool({ ownerUrl: url, max: 1 });
  try {
    return (await pool.query('select current_user::text as me')).rows[0];
  } catch (error) {
    return error instanceof Error ? error.message : error;
  } finally {
    await pool.end();
  }
}

describe('a server of its own', () => {
  test('lets nobody log in as superuser once it has its owner', async () => {
    const server = await startPostgresServer(options);
    expect(await answers(server.ownerUrl)).toEqual({ me: 'vg_owner' });
    const asSuperuser = new URL(server.ownerUrl);
    asSuperuser.username = 'postgres';
    asSuperuser.password = options.passwords.superuser;
    expect(await answers(asSuperuser.href)).toContain('password authentication failed');
    await server.stop();
    expect(existsSync(pidFile())).toBe(false);
  });

  test('is started again on the same port when it dies', async () => {
    const news: string[] = [];
    const server = await startPostgresServer({ ...options, onOutage: (what) => news.push(what) });
    process.kill(await serverProcess(), 'SIGKILL');
    await expect.poll(() => news.at(-1), { timeout: 15_000 }).toBe('started again');
    expect(news[0]).toBe('died');
    expect(await answers(server.ownerUrl)).toEqual({ me: 'vg_owner' });
    await server.stop();
    expect(existsSync(pidFile())).toBe(false);
  });

  test('stops where it has died before', async () => {
    const server = await startPostgresServer(options);
    const processId = await serverProcess();
    process.kill(processId, 'SIGKILL');
    await expect.poll(() => isAlive(processId)).toBe(false);
    await server.stop();
  });
});

describe('a stranger who has got the process id of a server that is gone', () => {
  let stranger: ChildProcess;
  beforeAll(() => {
    stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  });
  afterAll(() => stranger.kill('SIGKILL'));

  test('is left alone, and the server starts', async () => {
    const killed = await startPostgresServer(options);
    const recorded = await readFile(pidFile(), 'utf8');
    await killed.stop();
    await writeFile(pidFile(), recorded.replace(/^\d+/, String(stranger.pid)));
    const server = await startPostgresServer(options);
    expect(await answers(server.ownerUrl)).toEqual({ me: 'vg_owner' });
    expect(stranger.exitCode ?? stranger.signalCode).toBe(null);
    await server.stop();
    expect(stranger.exitCode ?? stranger.signalCode).toBe(null);
  });
});

describe('a making that was cut off', () => {
  test('leaves no folder that looks like a cluster, and the next one clears it away', async () => {
    const place = join(folder, 'another');
    const cutOff = makeClusterOnce(place, async (staging) => {
      await writeFile(join(staging, 'PG_VERSION'), '18');
      throw new Error('killed');
    });
    await expect(cutOff).rejects.toThrow('killed');
    await mkdir(`${place}.making-of-a-killed-process`);
    await makeClusterOnce(place, async (staging) => {
      expect(existsSync(join(place, 'PG_VERSION'))).toBe(false);
      await writeFile(join(staging, 'PG_VERSION'), '18');
    });
    expect((await readdir(folder)).filter((name) => name.startsWith('another'))).toEqual(['another']);
    expect(existsSync(join(place, 'PG_VERSION'))).toBe(true);
  });
});
