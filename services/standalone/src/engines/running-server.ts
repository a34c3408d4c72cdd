import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { isAlive } from './data-folder.ts';
import type { Databases } from './start-postgres.ts';

/** How other commands of the same user reach the engines of a running server. Mode 0600: it holds a password. */
export type RunningServer = Pick<Databases, 'coreUrl' | 'keysUrl' | 'ownerCoreUrl'> & {
  readonly processId: number;
  /** Where there is one. */
  readonly kafka?: RunningKafka;
};

export type RunningKafka = { readonly address: string; readonly topicReplicas: string };

const fileOf = (folder: string) => join(folder, 'running.json');

export async function announceServer(
  folder: string,
  { coreUrl, keysUrl, ownerCoreUrl }: Databases,
  kafka?: RunningKafka,
): Promise<void> {
  const server: RunningServer = { processId: process.pid, coreUrl, keysUrl, ownerCoreUrl, ...(kafka && { kafka }) };
  await writeFile(fileOf(folder), JSON.stringify(server), { mode: 0o600 });
  await chmod(fileOf(folder), 0o600);
}

export async function withdrawServer(folder: string): Promise<void> {
  await rm(fileOf(folder), { force: true });
}

/** @throws CannotRun where no server runs on the folder. */
export async function findRunningServer(folder: string): Promise<RunningServer> {
  const server = await runningServer(folder);
  if (server) return server;
  throw new CannotRun(`No server runs on ${folder}; start it with npm start, or name its folder with --data-dir.`);
}

/** Null where no server runs on the folder. */
export async function runningServer(folder: string): Promise<RunningServer | null> {
  const text = await readFile(fileOf(folder), 'utf8').catch(() => null);
  const server = text === null ? null : (JSON.parse(text) as RunningServer);
  return server && isAlive(server.processId) ? server : null;
}
