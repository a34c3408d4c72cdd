import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedClickHouse } from '@visaguard/analytics';
import { startKafka, startTemporal } from '@visaguard/native-engines';
import { createOwnerPool } from '@visaguard/postgres';
import { startCluster } from '@visaguard/testkit';
import { repositoryRoot } from '../guards/source-files.ts';

const run = promisify(execFile);
const quiet = () => undefined;

export type NativeStack = {
  /** What a value of the Compose file is where nothing runs in a container. */
  translate(text: string): string;
  stop(): Promise<void>;
};

/**
 * The engines of the Compose file as processes of this machine, and its secrets, as its script makes them, told where
 * those engines are.
 */
export async function startNativeStack(): Promise<NativeStack> {
  const folder = await mkdtemp(join(tmpdir(), 'visaguard-infra-'));
  const dataDirectory = (name: string) => join(folder, name);
  const cluster = await startCluster();
  const [clickhouse, kafka, temporal] = await Promise.all([
    startEmbeddedClickHouse({
      dataDirectory: dataDirectory('clickhouse'),
      log: { info: quiet, warn: quiet, error: quiet },
    }),
    startKafka({ dataDirectory: dataDirectory('kafka') }),
    startTemporal({ dataDirectory: dataDirectory('temporal') }),
  ]);
  const hosts: readonly (readonly [string, string])[] = [
    ['postgres:5432', new URL(cluster.ownerUrl).host],
    ['clickhouse:8123', new URL(clickhouse.url).host],
    ['kafka:9092', kafka.address],
    ['temporal:7233', temporal.address],
  ];
  const secrets = await makeSecrets(folder, hosts);
  // The server is not made by PostgreSQL's image here, and ClickHouse's engine has a password of its own.
  await giveOwnerItsPassword(cluster.ownerUrl, await readFile(join(secrets, 'postgres-owner-password'), 'utf8'));
  await replace(join(secrets, 'clickhouse-password'), () => clickhouse.password);
  return {
    translate: (text) =>
      moved(text, hosts).replaceAll('/run/secrets/', `${secrets}/`).replaceAll('/erasures/', `${secrets}/erasures/`),
    async stop() {
      await Promise.allSettled([clickhouse.stop(), kafka.stop(), temporal.stop(), cluster.stop({ keep: false })]);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function moved(text: string, hosts: readonly (readonly [string, string])[]): string {
  return hosts.reduce((changed, [from, to]) => changed.replaceAll(from, to), text);
}

/** @returns the folder of the secrets. */
async function makeSecrets(folder: string, hosts: readonly (readonly [string, string])[]): Promise<string> {
  await run('cp', ['-r', join(repositoryRoot, 'infra/compose'), folder]);
  await run('sh', [join(folder, 'compose/make-secrets.sh')]);
  const secrets = join(folder, 'secrets');
  for (const name of await readdir(secrets)) {
    // Where root runs the tests, root runs the services too, and a root key must be its reader's own.
    await chown(join(secrets, name), process.getuid?.() ?? 0, process.getgid?.() ?? 0);
    if (name.endsWith('-url')) await replace(join(secrets, name), (text) => moved(text, hosts));
  }
  return secrets;
}

async function replace(file: string, change: (text: string) => string): Promise<void> {
  const text = change(await readFile(file, 'utf8'));
  await rm(file);
  await writeFile(file, text, { mode: 0o400 });
}

async function giveOwnerItsPassword(ownerUrl: string, password: string): Promise<void> {
  const owner = createOwnerPool({ ownerUrl, max: 1 });
  try {
    await owner.query(`alter role vg_owner password '${password.trim()}'`);
  } finally {
    await owner.end();
  }
}
