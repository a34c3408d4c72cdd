import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createOwnerPool,
  createPool,
  databaseUrl,
  ensureDatabase,
  ensureRoles,
  loginRole,
  migrate,
} from '@visaguard/postgres';
import { type Cluster, startCluster } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerEventTypes } from '../event-types.ts';
import { madeUpTypes } from '../made-up-events.ts';

const loginPassword = 'crash-test';
const ledgerPath = join(tmpdir(), `ledger-${process.pid}`);
const program = fileURLToPath(new URL('./ledger-client.ts', import.meta.url));
let cluster: Cluster;
let url: string;
let client: ChildProcess;

beforeAll(async () => {
  cluster = await startCluster({ durable: true });
  await ensureRoles(cluster.ownerUrl, { loginPassword });
  const ownerUrl = await ensureDatabase(cluster.ownerUrl, 'crash');
  const directory = fileURLToPath(new URL('../../../../infra/postgres/core', import.meta.url));
  await migrate({ ownerUrl, directory });
  const owner = createOwnerPool({ ownerUrl, max: 1 });
  await registerEventTypes(owner, madeUpTypes);
  await owner.end();
  url = databaseUrl(ownerUrl, 'crash', { user: loginRole, password: loginPassword });
});
afterAll(async () => {
  client?.kill('SIGKILL');
  await cluster?.stop({ keep: false });
  await rm(ledgerPath, { force: true });
});

function startClient(): void {
  client = spawn(process.execPath, [program, url, ledgerPath], { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function killClient(): Promise<void> {
  const ended = once(client, 'exit');
  client.kill('SIGKILL');
  await ended;
}

const accepted = async () => (await readFile(ledgerPath, 'utf8').catch(() => '')).split('\n').slice(0, -1);

/** The client goes on by itself: it is not told that the server came back. */
async function untilMoreAccepted(count: number): Promise<void> {
  const before = (await accepted()).length;
  const options = { timeout: 30_000, interval: 10 };
  await expect.poll(async () => (await accepted()).length, options).toBeGreaterThan(before + count);
}

test('E9: what was accepted is there after SIGKILL of the server and of the client, again and again', {
  timeout: 60_000,
}, async () => {
  const kills = ['server', 'client', 'server'];
  startClient();
  for (const killed of kills) {
    await untilMoreAccepted(60);
    if (killed === 'server') await cluster.crash();
    else await killClient().then(startClient);
  }
  await untilMoreAccepted(60);
  await killClient();
  const tail = createPool({ url, role: 'vg_tail', max: 1 });
  const { rows } = await tail.query<{ id: string }>('select event_id as id from events');
  await tail.end();
  const lost = new Set(await accepted()).difference(new Set(rows.map(({ id }) => id)));
  expect(lost).toEqual(new Set());
});
