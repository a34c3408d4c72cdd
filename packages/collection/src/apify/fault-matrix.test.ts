import { ok } from '@visaguard/kernel';
import {
  type ApifyEmulatorOptions,
  type ApifyFault,
  apifyFaults,
  instagramError,
  instagramProfile,
  type RunScript,
} from '@visaguard/testkit';
import { expect, test } from 'vitest';
import { expectTable } from '../testing/generated-table.ts';
import { madeUpApify, mara, marasPost, startKey, window } from '../testing/made-up-apify.ts';
import { afterProbe, coverageOf } from '../testing/outcome-words.ts';
import type { RunOrder, RunReference } from './actor.ts';
import type { Apify } from './api.ts';
import { judgePosts, postsOrder } from './posts.ts';
import { type EndedRun, judgeProbe, probeOrder } from './probe.ts';
import { publicSourceOf } from './sources.ts';

/** Something that goes wrong at Apify. Not named: all is well there. */
type Trouble = {
  readonly start?: ApifyFault;
  /** Of the list of runs, where one is looked for whose start is in doubt; as often as the client asks for it. */
  readonly list?: { readonly fault: ApifyFault; readonly times: number };
  /** Of looks at the run, one after the other, and of reads of its rows. */
  readonly run?: readonly ApifyFault[];
  readonly items?: readonly ApifyFault[];
  /** Of each of them. */
  readonly times?: number;
  readonly script?: Partial<RunScript>;
  readonly emulator?: Partial<ApifyEmulatorOptions>;
};

const good = {
  probe: [instagramProfile({ id: '4711', username: 'mara.sample' })],
  posts: [marasPost('1'), marasPost('2')],
};
const demo = (script: 'probe' | 'posts') => good[script].map((item) => ({ ...item, demo: true }));
const error = (name: string) => ({ script: { items: [instagramError(name)] } });

const forgotten: ApifyFault = { status: 404, type: 'record-not-found' };
const lost = { start: 'done_then_html_502' } as const;
const passing = [apifyFaults.rateLimit, apifyFaults.internal, 'html_502', 'hang_up'] as const;

type Use = 'probe' | 'posts';
const troubles: readonly (readonly [string, Trouble | ((use: Use) => Trouble)])[] = [
  ['nothing goes wrong', {}],
  ['start: 402 memory', { start: apifyFaults.memoryExceeded }],
  ['start: 402 concurrent runs', { start: apifyFaults.tooManyRuns }],
  ['start: 403 concurrent runs', { start: { ...apifyFaults.tooManyRuns, status: 403 } }],
  ['start: 402 usage', { start: apifyFaults.usageExceeded }],
  ['start: 403 hard limit', { start: apifyFaults.hardLimit }],
  ['start: 401 key', { start: apifyFaults.tokenUnknown }],
  ['start: 403 not rented', { start: apifyFaults.notRented }],
  ['start: 400 input', { start: apifyFaults.inputInvalid }],
  ['start: 429', { start: apifyFaults.rateLimit }],
  ['start: 500', { start: apifyFaults.internal }],
  ['start: HTML 502, nothing begun', { start: 'html_502' }],
  ['start: HTML 502 after the run was made', { start: 'done_then_html_502' }],
  ['start: connection lost, nothing begun', { start: 'hang_up' }],
  ['start: connection lost after the run was made', { start: 'done_then_hang_up' }],
  ['start: HTML 502 after the run was made, list: 429', { ...lost, list: { fault: apifyFaults.rateLimit, times: 5 } }],
  [
    'start: HTML 502 after the run was made, list: 401 key',
    { ...lost, list: { fault: apifyFaults.tokenUnknown, times: 1 } },
  ],
  [
    'start: HTML 502 after the run was made, list: 402 usage',
    { ...lost, list: { fault: apifyFaults.usageExceeded, times: 1 } },
  ],
  ['start: HTML 502 after the run was made, list: 500', { ...lost, list: { fault: apifyFaults.internal, times: 5 } }],
  ['look: 429, 500, HTML 502, connection lost, once each', { run: passing }],
  ['look: HTML 502 for good', { run: ['html_502'], times: 99 }],
  ['look: 401 key', { run: [apifyFaults.tokenUnknown] }],
  ['read: 429, 500, HTML 502, connection lost, once each', { items: passing }],
  ['read: connection lost for good', { items: ['hang_up'], times: 99 }],
  ['run hangs', { script: { looksUntilEnd: Number.POSITIVE_INFINITY } }],
  ['run FAILED', { script: { status: 'FAILED' } }],
  ['run ABORTED', { script: { status: 'ABORTED' } }],
  ['run TIMED-OUT, rows until then', { script: { status: 'TIMED-OUT' } }],
  ['run TIMED-OUT, no rows', { script: { status: 'TIMED-OUT', items: [] } }],
  ['run forgotten by Apify, with its rows', { run: [forgotten], items: [forgotten], times: 99 }],
  ['rows of a run forgotten by Apify', { items: [forgotten], times: 99 }],
  ['SUCCEEDED, 0 rows', { script: { items: [] } }],
  ['SUCCEEDED, error rows only: `no_items`', error('no_items')],
  ['SUCCEEDED, error rows only: `not_found`', error('not_found')],
  ['SUCCEEDED, error rows only: a new name', error('challenge')],
  ['SUCCEEDED, `noResults`, twice', { script: { items: [{ noResults: true }, { noResults: true }] } }],
  ['SUCCEEDED, demo rows', (use) => ({ script: { items: demo(use) } })],
  ['SUCCEEDED, rows and an error', (use) => ({ script: { items: [...good[use], instagramError('challenge')] } })],
  ['SUCCEEDED, rows of an unknown form', { script: { items: [{ pk: 1 }] } }],
  ['SUCCEEDED, ended by the limit on cost', { script: { costUsd: 10 } }],
  ['SUCCEEDED, its cost is told late', { script: { costUsd: 10 }, emulator: { costLagLooks: 1 } }],
  ['dataset empty for a moment', { emulator: { itemsLagReads: 1 } }],
  ['dataset counters lag', { emulator: { counterLagReads: 99 } }],
  ['webhook twice', { emulator: { webhooks: 'twice' } }],
  ['webhook late', { emulator: { webhooks: 'late' } }],
  ['webhook never', { emulator: { webhooks: 'never' } }],
  ['webhook forged, before the end', { emulator: { webhooks: 'forged' } }],
];

const source = publicSourceOf('instagram');
const handle = 'mara.sample';
const request = { account: mara, window, startKeySha256: startKey('matrix') };
const orders: Readonly<Record<Use, RunOrder>> = {
  probe: probeOrder(source, { handle, startKeySha256: startKey('matrix') }),
  posts: postsOrder(source, request),
};

/** As a worker goes: a start that failed and can be tried again is tried again once, then awaited and read. */
async function outcomeOf(apify: Apify, use: Use): Promise<string> {
  const order = orders[use];
  const run = await apify.start(order, null, 'http://127.0.0.1:9/wake');
  if (run.ok) return await judged(apify, use, run.value);
  const { class: failed } = run.error;
  if (failed === 'out_of_money' || failed === 'bad_config' || failed === 'refused') return failed;
  const again = await apify.start(order, '2026-11-22T09:59:00.000Z', 'http://127.0.0.1:9/wake');
  return again.ok ? `${failed}, then ${await judged(apify, use, again.value)}` : `${failed} twice`;
}

async function judged(apify: Apify, use: Use, run: RunReference): Promise<string> {
  const { fields, rowsMax } = orders[use];
  const first = await apify.await(run, 60);
  if (!first.ok) return first.error.class;
  if (first.value.state === 'running') return 'still running';
  const settled = await apify.await(run, 0);
  if (!settled.ok || settled.value.state === 'running') return 'unclear';
  const rows = settled.value.status === 'GONE' ? ok([]) : await apify.read(run, fields, rowsMax);
  if (!rows.ok) return rows.error.class;
  const ended: EndedRun = { end: settled.value, rows: rows.value };
  return use === 'probe'
    ? afterProbe(judgeProbe(source, handle, ended))
    : coverageOf(judgePosts(source, request, ended));
}

async function tried(use: Use, { start, list, run, items, times = 1, script, emulator }: Trouble) {
  const scripts = { profile: { items: good.probe, ...script }, posts: { items: good.posts, ...script } };
  const { service, apify } = await madeUpApify(scripts, emulator);
  if (start) service.fail('start', start);
  if (list) service.fail('runs', list.fault, { times: list.times });
  for (const fault of run ?? []) service.fail('run', fault, { times });
  for (const fault of items ?? []) service.fail('items', fault, { times });
  const outcome = await outcomeOf(apify, use);
  expect(service.refusals).toEqual([]);
  expect(service.duplicateRunsStarted).toBe(0);
  return { outcome, runs: service.runsStartedCount };
}

test('every fault, on a probe and on posts: what it comes to, and how many runs it costs', async () => {
  const table = [['at Apify', 'a probe comes to', 'posts come to', 'runs started']];
  for (const [name, trouble] of troubles) {
    const of = (use: Use) => tried(use, typeof trouble === 'function' ? trouble(use) : trouble);
    const [probe, posts] = [await of('probe'), await of('posts')];
    expect(posts.runs, name).toBe(probe.runs);
    expect(probe.runs, name).toBeLessThanOrEqual(1);
    table.push([name, probe.outcome, posts.outcome, String(posts.runs)]);
  }
  expectTable('faults', table);
});
