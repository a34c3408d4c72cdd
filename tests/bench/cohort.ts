import { parseArgs } from 'node:util';
import { createApiClient, followSample } from '@visaguard/standalone';
import { createDraws } from '../faults/rig/draws.ts';
import { startRig } from '../faults/rig/start-rig.ts';
import { costCurve } from './cohort/cost-curve.ts';
import { enrol } from './cohort/enrol.ts';
import { folderMb } from './cohort/folder-size.ts';
import { roundTimes, stageTimes } from './cohort/stages.ts';
import { watchProcesses } from './cohort/watch-processes.ts';
import { describeCommit, describeMachine, load } from './measuring/machine.ts';
import { quantile, table } from './measuring/statistics.ts';
import { writeSection } from './measuring/write-section.ts';

// How long does a whole cohort take on the native stack, and what does a screening cost? Everything goes through the
// API, as a university would do it; in test mode the reviewers are simulated. All of it shares one machine.
const { values: asked } = parseArgs({
  options: {
    applicants: { type: 'string', default: '1000' },
    posts: { type: 'string', default: '60' },
    callers: { type: 'string', default: '8' },
    seed: { type: 'string', default: 'bench-1' },
    write: { type: 'boolean', default: false },
  },
});
const [applicants, posts, callers] = [Number(asked.applicants), Number(asked.posts), Number(asked.callers)];

const loadBefore = load();
const rig = await startRig(createDraws(asked.seed));
try {
  const [tenant] = rig.tenants;
  if (!tenant) throw new Error('the rig founds a tenant');
  const client = createApiClient(rig.baseUrl, tenant.apiKey);
  const watch = watchProcesses(rig.engines, rig.services());
  const cohort = await client.post<{ id: string }>('/v1/cohorts', 'cohort', {
    name: 'Autumn',
    purpose: 'admission_visa_readiness',
  });
  const enrolStart = performance.now();
  await enrolAll(client, cohort.id);
  const enrolSeconds = (performance.now() - enrolStart) / 1_000;

  const [before, sizeBefore] = [watch.now(), folderMb(rig.folder.path)];
  await client.post(`/v1/cohorts/${cohort.id}/open`, 'open');
  await client.post(`/v1/cohorts/${cohort.id}/screenings`, 'start', { certified: true });
  await followSample(client, cohort.id, showProgress, AbortSignal.timeout(3_600_000));
  const [after, sizeAfter] = [watch.now(), folderMb(rig.folder.path)];
  const mostMb = await watch.stop();

  const { toReviewedSeconds, toFinishedSeconds, finished } = await roundTimes(rig.databases.tail);
  if (finished !== applicants) throw new Error(`${finished} of ${applicants} screenings are finished`);
  const stages = await stageTimes(rig.databases.tail);
  const cpuMs = (name: string) => ((after.get(name)?.cpuMs ?? 0) - (before.get(name)?.cpuMs ?? 0)) / applicants;
  const names = [...after.keys()].sort((a, b) => cpuMs(b) - cpuMs(a));
  const cpuMsEach = names.reduce((sum, name) => sum + cpuMs(name), 0);
  const section = [
    '## A cohort on the native stack',
    '',
    `\`tests/bench/cohort.ts --applicants ${applicants} --posts ${posts}\`, ${new Date().toISOString().slice(0, 10)}, ${describeCommit()}.`,
    `${describeMachine()}. Load before ${loadBefore}.`,
    `One export of ${posts} posts per applicant, one in five with a post that a person has to look at; reviewers simulated, reports released as the applicants would. Callers, engines and services share the machine.`,
    '',
    `Enrolled over the API in ${enrolSeconds.toFixed(0)} s: ${((applicants * 5) / enrolSeconds).toFixed(0)} requests/s by ${callers} callers. Every screening reviewed ${toReviewedSeconds.toFixed(0)} s after the first was ordered: **${((applicants * 60) / toReviewedSeconds).toFixed(0)} screenings a minute**; every report released and every screening finished after ${toFinishedSeconds.toFixed(0)} s.`,
    '',
    table(
      ['stage of a screening', 'p50 s', 'p90 s', 'p99 s'],
      stages.map(({ stage, seconds }) => [
        stage,
        ...[0.5, 0.9, 0.99].map((share) => quantile(seconds, share).toFixed(2)),
      ]),
    ),
    '',
    table(
      ['process', 'CPU per screening, ms', 'most memory, MB'],
      names.map((name) => [name, cpuMs(name).toFixed(1), (mostMb.get(name) ?? 0).toFixed(0)]),
    ),
    '',
    costCurve({ cpuMsEach, storedMbEach: (sizeAfter - sizeBefore) / applicants }),
  ].join('\n');
  process.stdout.write(`${section}\n`);
  if (asked.write) writeSection('cohort', section);
} finally {
  await rig.stop();
}

async function enrolAll(client: ReturnType<typeof createApiClient>, cohortId: string): Promise<void> {
  let next = 0;
  const caller = async () => {
    while (next < applicants) await enrol(client, cohortId, { nth: next++, posts });
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

function showProgress({ percent, done, of }: { percent: number; done: number; of: number }): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${percent} %  ${done} of ${of}   `);
}
