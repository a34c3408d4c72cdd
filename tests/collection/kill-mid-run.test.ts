import { type OpenedApplication, openApplication, openPool } from '@visaguard/runtime';
import { type ApifyEmulator, startApifyEmulator } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { bringPeople, orderPeople, outcomesOf, runsOf } from './collection-run.ts';
import { madeUpActors } from './made-up-platforms.ts';
import { registerUniversity } from './people.ts';
import { type Store, startStore } from './store.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

let store: Store;
let service: ApifyEmulator;
let opened: OpenedApplication;
let tail: Awaited<ReturnType<typeof openPool>>;
let worker: WorkerProcess | null = null;
beforeAll(async () => {
  store = await startStore();
  service = await startApifyEmulator({ actors: madeUpActors({ endsAfterMs: 2_000 }) });
  opened = await openApplication(store.settings);
  tail = await openPool({ url: store.settings.coreUrl, role: 'vg_tail', max: 2 });
  await registerUniversity(opened.app);
});
afterAll(async () => {
  await worker?.kill();
  await Promise.all([opened?.close(), tail?.end(), service?.close()]);
  await store?.stop();
});

// A start that was cut off is left alone for 90 s, since its answer may be on the way.
const patience = { timeout: 180_000, interval: 50 };

function nextWorker(): Promise<WorkerProcess> {
  const { token, url } = service;
  return startWorkerProcess({ ...store.environment, VISAGUARD_APIFY_TOKEN: token, VISAGUARD_APIFY_URL: url });
}

test('a worker killed while runs go on: the next one reads the same runs, of every source, and starts none twice', async () => {
  await bringPeople(opened.app, 2);
  worker = await nextWorker();
  await orderPeople(opened.app, 2);
  for (const runs of [7, 14]) {
    await vi.waitUntil(() => service.runsStartedCount >= runs, patience);
    await worker.kill();
    worker = await nextWorker();
  }
  await vi.waitUntil(async () => (await outcomesOf(tail)).ended === 10, patience);
  expect((await outcomesOf(tail)).byOutcome).toEqual({ assessed: 10 });
  expect(await runsOf(tail, service)).toEqual({ startedAtService: 20, startedTwice: 0, onRecord: 20, orders: 20 });
  expect(worker.complaints).toEqual([]);
}, 480_000);
