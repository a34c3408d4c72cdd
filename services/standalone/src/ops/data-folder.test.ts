import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@visaguard/telemetry';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DataFolder, openDataFolder } from '../engines/data-folder.ts';
import { announceServer, withdrawServer } from '../engines/running-server.ts';
import { type Databases, startPostgres } from '../engines/start-postgres.ts';
import { withDatabases } from './open-databases.ts';
import { gatherStatus } from './status/gather-status.ts';

let path: string;
let folder: DataFolder;
let databases: Databases;
const open = async () => {
  folder = await openDataFolder(path);
  databases = await startPostgres(folder, createLog({ service: 'test' }));
};
const close = async () => {
  await databases.stop();
  folder.release();
};
beforeAll(async () => {
  path = await mkdtemp(join(tmpdir(), 'visaguard-ops-'));
  await open();
});
afterAll(() => rm(path, { recursive: true, force: true }));

test('a folder whose server runs is looked at through it, its owner too; one that rests is started for the look', async () => {
  await announceServer(path, databases);
  const look = () =>
    withDatabases({ 'data-dir': path }, async (found) => {
      const { rows } = await found.owner().query<{ user: string }>('select current_user as user');
      return { ...(await gatherStatus(found)), owner: rows[0]?.user };
    });
  const nothingYet = { consumers: [], outbox: { count: 0, oldest: null }, owner: 'vg_owner' };
  expect(await look()).toMatchObject({ isServed: true, ...nothingYet });
  await withdrawServer(path);
  // Somebody has the folder and announces no server: it is starting, or stopping.
  await expect(look()).rejects.toThrow('is in use by');
  await close();
  expect(await look()).toMatchObject({ isServed: false, ...nothingYet });
  await open();
  await close();
});
