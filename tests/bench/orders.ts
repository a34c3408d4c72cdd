import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Application, createFoldedStates, orderScreening } from '@visaguard/application';
import { eventCatalogue, schemaHash } from '@visaguard/contracts';
import { registerEventTypes } from '@visaguard/event-store';
import { type CohortId, systemRandom } from '@visaguard/kernel';
import { createOwnerPool, databaseUrl, ensureDatabase, loginRole, migrate } from '@visaguard/postgres';
import { openApplication } from '@visaguard/runtime';
import { foundTenant } from '@visaguard/standalone';
import { startCluster } from '@visaguard/testkit';
import { ensureRootKeyFile } from '@visaguard/vault';
import { createVisaGuard, scope } from './append/visaguard.ts';
import { describeCommit, describeMachine, load } from './measuring/machine.ts';
import { quantile, table } from './measuring/statistics.ts';
import { appendLongStream } from './streams/append-long-stream.ts';
import { cohortOf } from './streams/long-streams.ts';
import { bringPerson, newCommand, orderOf } from './streams/people-to-screen.ts';

// What does an order cost in a cohort of so many, in a process that keeps what long streams came to and in one that does
// not? The command alone, four at once, as a round over a cohort orders them: no read model is asked.
const { values: asked } = parseArgs({ options: { orders: { type: 'string', default: '100' } } });
const orders = Number(asked.orders);
const ordersAtOnce = 4;

const folder = mkdtempSync(join(tmpdir(), 'visaguard-bench-'));
const cluster = await startCluster({ durable: true });
try {
  const { app, close } = await openBench();
  const forgetful = { ...app, states: createFoldedStates({ eventsMin: Number.POSITIVE_INFINITY }) };
  await foundTenant(app, { tenantId: scope.tenantId, name: 'Sample University', apiKey: 'of nobody' });
  const cases: { name: string; app: Application; cohortId: CohortId | null }[] = [
    { name: 'no cohort', app, cohortId: null },
  ];
  for (const applicants of [1_000, 10_000]) {
    const stream = cohortOf(applicants);
    await appendLongStream(app.events, stream);
    const cohortId = stream.streamId as CohortId;
    cases.push({ name: `${stream.name}, read whole`, app: forgetful, cohortId });
    cases.push({ name: `${stream.name}, read on`, app, cohortId });
  }
  for (let nth = 0; nth < cases.length * orders; nth++) await bringPerson(app, nth);
  const loadBefore = load();
  const rows: string[][] = [];
  for (const [nth, { name, ...of }] of cases.entries()) rows.push([name, ...(await measured(of, nth * orders))]);
  console.log(
    `${describeMachine()}, ${describeCommit()}. ${orders} orders each, ${ordersAtOnce} at once. Load ${loadBefore}.\n`,
  );
  console.log(table(['order in', 'orders/s', 'p50 ms', 'p99 ms', 'longest ms'], rows));
  await close();
} finally {
  await cluster.stop({ keep: false });
  rmSync(folder, { recursive: true });
}

async function openBench() {
  const visaGuard = await createVisaGuard(cluster.ownerUrl);
  const owner = createOwnerPool({ ownerUrl: visaGuard.ownerUrl, max: 1 });
  await registerEventTypes(
    owner,
    eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) })),
  );
  await Promise.all([owner.end(), visaGuard.close()]);
  const keysOwnerUrl = await ensureDatabase(cluster.ownerUrl, 'keys');
  const directory = fileURLToPath(new URL('../../infra/postgres/keys', import.meta.url));
  await migrate({ ownerUrl: keysOwnerUrl, directory });
  const rootKeyFile = join(folder, 'root.key');
  await ensureRootKeyFile(rootKeyFile, systemRandom);
  const login = { user: loginRole, password: 'bench' };
  return openApplication({
    coreUrl: databaseUrl(visaGuard.ownerUrl, 'bench', login),
    keysUrl: databaseUrl(keysOwnerUrl, 'keys', login),
    rootKeyFile,
    erasuresFile: join(folder, 'erasures.log'),
  });
}

async function measured(of: { app: Application; cohortId: CohortId | null }, first: number): Promise<string[]> {
  const latenciesMs: number[] = [];
  let next = first;
  const worker = async () => {
    while (next < first + orders) {
      const order = orderOf(next++, of.cohortId);
      const before = performance.now();
      const outcome = await orderScreening(of.app, newCommand(), order);
      latenciesMs.push(performance.now() - before);
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: ordersAtOnce }, worker));
  const perSecond = (orders * 1_000) / (performance.now() - start);
  const milliseconds = [quantile(latenciesMs, 0.5), quantile(latenciesMs, 0.99), Math.max(...latenciesMs)];
  return [perSecond.toFixed(0), ...milliseconds.map((ms) => ms.toFixed(1))];
}
