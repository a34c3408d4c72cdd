import { type OpenedApplication, openApplication, openPool } from '@visaguard/runtime';
import { type ApifyEmulator, type ModelsEmulator, startApifyEmulator, startModelsEmulator } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { bringPeople, orderPeople, outcomesOf, runsOf } from './collection-run.ts';
import { madeUpActors } from './made-up-platforms.ts';
import { registerUniversity } from './people.ts';
import { type Store, startStore } from './store.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

const people = 2;
const sources = 5 * people;

let store: Store;
let service: ApifyEmulator;
let models: ModelsEmulator;
let opened: OpenedApplication;
let tail: Awaited<ReturnType<typeof openPool>>;
let worker: WorkerProcess | null = null;
beforeAll(async () => {
  store = await startStore();
  service = await startApifyEmulator({ actors: madeUpActors({ endsAfterMs: 10 }) });
  models = await startModelsEmulator();
  opened = await openApplication(store.settings);
  tail = await openPool({ url: store.settings.coreUrl, role: 'vg_tail', max: 2 });
  await registerUniversity(opened.app);
});
afterAll(async () => {
  await worker?.kill();
  await Promise.all([opened?.close(), tail?.end(), service?.close(), models?.close()]);
  await store?.stop();
});

// A start that was cut off is left alone for 90 s, since its answer may be on the way.
const patience = { timeout: 180_000, interval: 5 };

function nextWorker(): Promise<WorkerProcess> {
  return startWorkerProcess({
    ...store.environment,
    ...{ VISAGUARD_APIFY_TOKEN: service.token, VISAGUARD_APIFY_URL: service.url },
    ...{ VISAGUARD_GEMINI_KEY: models.key, VISAGUARD_GEMINI_URL: models.urls.gemini },
    ...{ VISAGUARD_OPENAI_KEY: models.key, VISAGUARD_OPENAI_URL: models.urls.openai },
    // So that one question at most is under way to each of them when it is killed.
    VISAGUARD_MODEL_CALLS_MAX: '1',
  });
}

/** What is on record of the votes of each family: calls, votes, and posts that were voted on. */
async function votesOnRecord() {
  const { rows } = await tail.query<{ family: string; posts: string[]; calls: number }>(
    `select data ->> 'family' as family, data -> 'posts' as posts, jsonb_array_length(data -> 'calls') as calls
       from events where type = 'analysis.votes_recorded'`,
  );
  return ['built-in', 'gemini', 'openai'].map((family) => {
    const of = rows.filter((row) => row.family === family);
    const posts = of.flatMap((row) => row.posts);
    const calls = of.reduce((sum, row) => sum + row.calls, 0);
    return { family, calls, votes: posts.length, posts: new Set(posts).size };
  });
}

test('a worker killed while models judge: the next one asks for what is missing, and for no vote that is on record', async () => {
  await bringPeople(opened.app, people);
  worker = await nextWorker();
  await orderPeople(opened.app, people);
  const kills = [5, 12];
  for (const calls of kills) {
    await vi.waitUntil(() => models.journal.length >= calls, patience);
    await worker.kill();
    worker = await nextWorker();
  }
  await vi.waitUntil(async () => (await outcomesOf(tail)).ended === sources, patience);
  expect((await outcomesOf(tail)).byOutcome).toEqual({ assessed: sources });
  const onRecord = await votesOnRecord();
  const [{ posts = 0 } = {}] = onRecord;
  expect(posts).toBeGreaterThan(0);
  expect(onRecord).toEqual([
    { family: 'built-in', calls: 0, votes: posts, posts },
    { family: 'gemini', calls: sources, votes: posts, posts },
    { family: 'openai', calls: sources, votes: posts, posts },
  ]);
  const recorded = 2 * sources;
  // Of each family one answer at each kill was perhaps under way, and heard by nobody.
  expect(models.journal.length).toBeGreaterThanOrEqual(recorded);
  expect(models.journal.length - recorded).toBeLessThanOrEqual(2 * kills.length);
  expect((await runsOf(tail, service)).startedTwice).toBe(0);
  expect(worker.complaints).toEqual([]);
}, 480_000);
