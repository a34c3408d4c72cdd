import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startTemporal } from '@visaguard/native-engines';
import {
  bundleProcesses,
  createTemporalRunner,
  createTemporalWorker,
  historyKeys as keys,
  recordedHistory,
  type TemporalPlace,
} from '@visaguard/orchestration/temporal';
import { repositoryRoot } from './bootstrap.mjs';
import { cohortScenarios } from './histories/cohort-scenarios.ts';
import { probeScenarios } from './histories/probe-scenarios.ts';
import type { Scenario } from './histories/scenario.ts';
import { screeningScenarios } from './histories/screening-scenarios.ts';

// Records how today's processes run on Temporal, to be replayed by the tests from then on. Record anew, beside the old
// ones, when a process changes what it does; an old history goes when no workflow of its time can still be running.
// Arguments name the processes that are recorded; without any, all are.

const named = process.argv.slice(2);
const scenarios = [...screeningScenarios(), ...cohortScenarios(), ...probeScenarios()].filter(
  ({ process: of }) => named.length === 0 || named.includes(of),
);
const dataDirectory = await mkdtemp(join(tmpdir(), 'visaguard-histories-'));
const server = await startTemporal({ dataDirectory, say: console.log });
try {
  const bundle = await bundleProcesses(fileURLToPath(new URL('./histories/workflows.ts', import.meta.url)));
  for (const scenario of scenarios) {
    const path = await record(scenario, { ...server, taskQueue: scenario.name }, bundle);
    console.log(`${path} written`);
  }
} finally {
  await server.stop();
  await rm(dataDirectory, { recursive: true, force: true });
}

type Bundle = Awaited<ReturnType<typeof bundleProcesses>>;

async function record(scenario: Scenario, place: TemporalPlace, bundle: Bundle): Promise<string> {
  const worker = await createTemporalWorker({
    ...place,
    keys,
    bundle,
    processes: [scenario.hosted],
    concurrency: 4,
    onFailure: ({ error }) => console.log(`${scenario.name} failed: ${String(error)}`),
  });
  const runner = await createTemporalRunner({ ...place, keys, worker });
  const id = `${scenario.process}/${scenario.name}`;
  await scenario.start(runner, id);
  await scenario.drive({ runner, id, until });
  await until(async () => (await runner.state(id))?.status !== 'running');
  const folder = join('workflows', scenario.process, 'histories');
  const path = join(folder, `${scenario.name}.json`);
  await mkdir(join(repositoryRoot, folder), { recursive: true });
  await writeFile(join(repositoryRoot, path), await recordedHistory(place, id));
  await runner.drain(1_000);
  return path;
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(20);
}
