import { parseArgs } from 'node:util';
import { openApplication, openPool } from '@visaguard/runtime';
import { startApifyEmulator } from '@visaguard/testkit';
import { bringPeople, orderPeople, outcomesOf, runsOf } from '../collection/collection-run.ts';
import { madeUpActors } from '../collection/made-up-platforms.ts';
import { registerUniversity } from '../collection/people.ts';
import { startStore } from '../collection/store.ts';
import { startWorkerProcess, type WorkerProcess } from '../collection/worker-process.ts';
import { describeCommit, describeMachine, load } from './measuring/machine.ts';
import { table } from './measuring/statistics.ts';
import { writeSection } from './measuring/write-section.ts';

// What does it take to read five public profiles each of so many applicants, from a service where so many calls and runs
// go wrong, with a worker that is killed now and then? From the orders until every source has an outcome; the processes
// and read models of one worker in one process, PostgreSQL that syncs, the emulator of Apify in the process of the bench.
const { values: asked } = parseArgs({
  options: {
    applicants: { type: 'string', default: '1000' },
    'fault-percent': { type: 'string', default: '2' },
    'run-ms': { type: 'string', default: '2000' },
    'runs-at-once': { type: 'string', default: '1000' },
    kills: { type: 'string', default: '3' },
    seed: { type: 'string', default: 'collection-1' },
    write: { type: 'boolean', default: false },
  },
});
const applicants = Number(asked.applicants);
const kills = Number(asked.kills);
const sources = applicants * 5;
const lookEveryMs = 5_000;
const stuckAfterMs = 15 * 60_000;

const store = await startStore();
const service = await startApifyEmulator({
  actors: madeUpActors({ endsAfterMs: Number(asked['run-ms']) }),
  random: { faultPercent: Number(asked['fault-percent']), seed: asked.seed },
  ...{ journal: 'off', runsKept: 50_000 },
});
let worker: WorkerProcess | null = null;
try {
  const { app, close } = await openApplication(store.settings);
  const tail = await openPool({ url: store.settings.coreUrl, role: 'vg_tail', max: 2 });
  await registerUniversity(app);
  const broughtAt = performance.now();
  await bringPeople(app, applicants);
  console.log(`${applicants} applicants brought in ${seconds(broughtAt)} s`);
  const loadBefore = load();

  const environment = {
    ...store.environment,
    ...{ VISAGUARD_APIFY_TOKEN: service.token, VISAGUARD_APIFY_URL: service.url },
    VISAGUARD_APIFY_RUNS_MAX: asked['runs-at-once'],
  };
  worker = await startWorkerProcess(environment);
  const startedAt = performance.now();
  const ordering = orderPeople(app, applicants);
  let memoryBytes = 0;
  let killed = 0;
  let last = { ended: 0, at: performance.now() };
  const complaints: string[] = [];
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    memoryBytes = Math.max(memoryBytes, worker.memoryBytesMax());
    const { ended } = await outcomesOf(tail);
    if (ended > last.ended) last = { ended, at: performance.now() };
    console.log(
      `${seconds(startedAt)} s: ${ended} of ${sources} sources, ${service.runsStartedCount} runs, ${megabytes(memoryBytes)} MB`,
    );
    if (ended >= sources) break;
    if (performance.now() - last.at > stuckAfterMs) throw new Error('nothing has ended for a quarter of an hour');
    if (killed < kills && ended > ((killed + 1) * sources) / (kills + 1)) {
      killed += 1;
      await worker.kill();
      complaints.push(...worker.complaints);
      worker = await startWorkerProcess(environment);
      console.log(`worker killed, the next one is up`);
    }
  }
  await ordering;
  const took = (performance.now() - startedAt) / 1_000;
  complaints.push(...worker.complaints);
  const outcomes = await outcomesOf(tail);
  const runs = await runsOf(tail, service);
  const section = [
    '## Public profiles of a cohort',
    '',
    `\`tests/bench/collection.ts --applicants ${applicants} --kills ${kills} --seed ${asked.seed}\`, ${new Date().toISOString().slice(0, 10)}, ${describeCommit()}.`,
    `${describeMachine()}. Load before ${loadBefore}.`,
    'One worker process with all its processes and read models, PostgreSQL that syncs, the real client against an emulator of',
    `Apify with ${asked['fault-percent']} % faults of calls, runs and webhooks; runs of ${asked['run-ms']} ms, ${asked['runs-at-once']} at once, waits as in production.`,
    '',
    table(
      ['measured', ''],
      [
        ['applicants x sources', `${applicants} x 5`],
        ['worker killed by -9', String(killed)],
        ['took', `${took.toFixed(0)} s`],
        ['sources per second', (sources / took).toFixed(1)],
        ['applicants per minute', ((applicants * 60) / took).toFixed(0)],
        ['most memory of the worker', `${megabytes(memoryBytes)} MB`],
        ['runs started at the service', String(runs.startedAtService)],
        ['of these a second time', String(runs.startedTwice)],
        ['runs on record', `${runs.onRecord} of ${runs.orders} orders`],
        ['sources without an outcome', String(sources - outcomes.ended)],
        ['errors that the worker logged', String(complaints.length)],
      ],
    ),
    '',
    table(
      ['outcome', 'sources'],
      Object.entries(outcomes.byOutcome).map(([name, count]) => [name, String(count)]),
    ),
    '',
    table(
      ['fault given', 'times'],
      Object.entries(service.faultsGiven).map(([name, count]) => [name, String(count)]),
    ),
  ].join('\n');
  console.log(section);
  for (const line of complaints.slice(0, 5)) console.log(line);
  if (asked.write) writeSection('collection', section);
  await Promise.all([close(), tail.end()]);
} finally {
  await worker?.kill();
  await service.close();
  await store.stop();
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(0);
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(0);
}
