import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApi, type TestApi } from '@visaguard/api/testing';
import { republishAlone } from '@visaguard/event-store';
import { scopeKey } from '@visaguard/kernel';
import { inTransaction } from '@visaguard/postgres';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { typed } from '../typed.fixture.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  vi.stubEnv('VISAGUARD_CORE_URL', api.core.url);
  vi.stubEnv('VISAGUARD_CORE_OWNER_URL', api.core.ownerUrl);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await api?.stop();
});
afterEach(() => vi.restoreAllMocks());

async function ops(...args: string[]) {
  const { status: exitCode, stdout, stderr } = await typed('ops', ...args);
  return { exitCode, stdout, stderr };
}
const status = async () => JSON.parse((await ops('status', '--json')).stdout);
const change = (statement: string) => inTransaction(api.core.pool('vg_projector'), (client) => client.query(statement));
/** The owner is bound by row-level security: for what no role of a service may do. */
async function asOwner(table: string, statement: string) {
  const owner = api.core.pool('owner');
  await owner.query(`alter table ${table} no force row level security`);
  await owner.query(statement);
  await owner.query(`alter table ${table} force row level security`);
}
const createApplicant = (key: string) =>
  api.request('POST', '/v1/applicants', {
    as: api.tenant.key,
    key,
    body: { name: 'Mara Sample', email: 'mara@example.org', adult: true },
  });

test('each command tells its usage, and what is typed wrongly is one sentence', async () => {
  expect(await ops('--help')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('ops verify') });
  expect(await ops('statsu')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('no ops "statsu"') });
  expect(await ops('replay', '--json')).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('no --json') });
  expect(await ops('verify', '--tenant', 'x')).toMatchObject({ exitCode: 2 });
  expect(await ops('status', '--data-dir', '/dev/null/none')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('holds no databases'),
  });
});

test('a database that does not answer, or an owner that is not known, is told in a sentence', async () => {
  vi.stubEnv('VISAGUARD_CORE_OWNER_URL', '');
  expect(await ops('verify')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('CORE_OWNER_URL') });
  vi.stubEnv('VISAGUARD_CORE_OWNER_URL', api.core.ownerUrl);
  vi.stubEnv('VISAGUARD_CORE_URL', 'postgres://nobody@127.0.0.1:1/none');
  expect(await ops('status')).toMatchObject({ exitCode: 1, stderr: 'PostgreSQL does not answer at the given URL.\n' });
  const folder = await mkdtemp(join(tmpdir(), 'visaguard-ops-'));
  await writeFile(join(folder, 'core-url'), `${api.core.url}\n`);
  vi.stubEnv('VISAGUARD_CORE_URL_FILE', join(folder, 'core-url'));
  expect((await ops('status')).stderr).toBe('');
  vi.stubEnv('VISAGUARD_CORE_URL_FILE', undefined);
  vi.stubEnv('VISAGUARD_CORE_URL', api.core.url);
  await rm(folder, { recursive: true });
});

test('status: where all is applied nothing is wrong; what waits long for the broker is told by its age', async () => {
  expect((await createApplicant('one')).status).toBe(201);
  await expect.poll(async () => (await status()).readModels, { timeout: 10_000 }).toEqual({ events: 0, seconds: 0 });
  const healthy = await ops('status');
  expect(healthy).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Healthy.') });
  expect(healthy.stdout).toMatch(/read-models +store +\d+\.\d+ +\d+ \w+ ago +0 s +0/);

  await asOwner(
    'outbox',
    `update outbox set envelope = jsonb_set(envelope, '{recordedAt}', to_jsonb(now() - interval '2 hours'))
      where position = (select max(position) from outbox)`,
  );
  const stuck = await status();
  expect(stuck.outbox.count).toBeGreaterThan(0);
  expect(stuck.outbox.oldest).toMatchObject({ eventId: expect.stringMatching(/^evt_/) });
  await asOwner('outbox', `delete from outbox where position < (select max(position) from outbox)`);
  expect((await status()).alarms).toMatchObject([{ runbook: 'docs/runbooks/outbox-grows.md' }]);
  const told = await ops('status');
  expect(told).toMatchObject({
    exitCode: 1,
    stdout: expect.stringMatching(/1 waiting, oldest 2 h .*\n[\s\S]*outbox-grows/),
  });
  await asOwner('outbox', 'delete from outbox');
});

test('status: a lag is told in seconds and events, of each consumer that follows the store', async () => {
  await api.core
    .pool('owner')
    .query(`insert into checkpoints values ('sleeper', 1, 'store', '0.0', now()), ('sleeper', 2, 'store', '0.0', now()),
                                               ('of a broker', 1, 'lamps.1/0', '7', now()), ('of a broker', 1, 'lamps.1/1', '9', now())`);
  const { consumers } = await status();
  const of = (name: string) => consumers.filter(({ consumer }: { consumer: string }) => consumer === name);
  expect(of('sleeper')).toMatchObject([{ version: 2, place: '0.0', lag: { seconds: expect.any(Number) } }]);
  expect(of('sleeper')[0].lag.events).toBeGreaterThan(5);
  expect(of('sleeper')[0].lag.seconds).toBeGreaterThan(0);
  expect(of('of a broker')).toMatchObject([
    { place: '7', lag: null },
    { place: '9', lag: null },
  ]);
  expect((await ops('status')).stdout.match(/^of a broker.*$/gm)).toEqual([expect.stringContaining('2 of a broker')]);
  await api.core.pool('owner').query(`delete from checkpoints where consumer in ('sleeper', 'of a broker')`);
  await change('update followed_streams set version = version - 1');
  const { readModels } = await status();
  expect(readModels.events).toBeGreaterThan(2);
  expect(readModels.seconds).toBeGreaterThan(0);
  await change('update followed_streams set version = version + 1');
});

test('status: a transaction that writes and does not end is named with its application', async () => {
  const client = await api.core.pool('vg_projector').connect();
  await client.query(`set application_name = 'forgotten window'`);
  await client.query('begin; select pg_current_xact_id()');
  const { writers } = await status();
  expect(writers).toContainEqual({
    application: 'forgotten window',
    database: api.core.name,
    processId: expect.any(Number),
    ageSeconds: expect.any(Number),
  });
  expect((await ops('status')).stdout).toContain('forgotten window, for ');
  await client.query('rollback');
  client.release(true);
});

test('status sees a parked stream with its reason; replay tells what still blocks it, and repairs it', async () => {
  const created = await createApplicant('parked');
  const stream = created.body.id as string;
  await expect.poll(async () => (await status()).readModels.events, { timeout: 10_000 }).toBe(0);
  const key = `tenant_scope = '${scopeKey(api.tenant.scope)}' and stream_id = '${stream}'`;
  const { rows } = await change(`delete from applicants where applicant_id = '${stream}' returning *`);
  expect(rows).toHaveLength(1);
  // As the projector leaves a stream whose first event it could not apply.
  const [event] = (await api.dependencies.app.events.load(api.tenant.scope, stream)).events;
  const parked = JSON.stringify({ ...event, data: null }).replaceAll("'", "''");
  await change(`update followed_streams set version = 0, parked_at = now() - interval '90 seconds' where ${key}`);
  await change(`insert into parked_events select tenant_scope, stream_id, consumer, consumer_version, 1, '${parked}',
                  'failed:TypeError', parked_at from followed_streams where ${key}`);

  const seen = await status();
  expect(seen.parkedStreams).toMatchObject({
    count: 1,
    longest: [{ streamId: stream, reason: 'failed:TypeError', waiting: 1 }],
  });
  expect(seen.readModels.events).toBe(0);
  expect(seen.alarms).toMatchObject([{ runbook: 'docs/runbooks/parked-stream.md' }]);
  expect((await ops('status')).stdout).toContain(`${stream} after version 0: failed:TypeError, 1 events, 90 s`);

  const blocked = await ops('replay');
  expect(blocked).toMatchObject({
    exitCode: 1,
    stdout: expect.stringContaining('still parked by failed:TypeError, 1 events'),
  });
  const mended = JSON.stringify(event).replaceAll("'", "''");
  await change(`update parked_events set event = '${mended}' where ${key}`);
  expect(await ops('replay')).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/: 1 applied, goes on\n$/) });
  expect(await ops('replay')).toMatchObject({ exitCode: 0, stdout: 'No stream is parked.\n' });
  expect((await ops('verify')).stdout).toMatch(/Differences: 0\.\n$/);
});

test('status: a reaction that fails for long is an alarm, one that failed just now is none', async () => {
  await change(
    `insert into parked_reactions values ('ten_a/test', 'evt_a', 'scr_a', 'screening.ordered', 'Error', 4, now())`,
  );
  expect((await status()).parkedReactions).toMatchObject({ count: 1, longest: [{ eventId: 'evt_a', attempts: 4 }] });
  expect((await status()).alarms).toEqual([]);
  await change(`update parked_reactions set parked_at = now() - interval '11 minutes'`);
  expect((await status()).alarms).toMatchObject([{ runbook: 'docs/runbooks/parked-reactions.md' }]);
  await change('delete from parked_reactions');
});

test('republish: topics that a run left half filled are not taken for filled after a part of the events', async () => {
  vi.stubEnv('VISAGUARD_KAFKA', '127.0.0.1:1');
  await asOwner('topic_generation', 'update topic_generation set filled = false');
  const refused = { exitCode: 2, stderr: expect.stringContaining('filled with all events') };
  expect(await ops('republish', '--from', '3')).toMatchObject(refused);
  expect(await ops('republish', '--tenant', scopeKey(api.tenant.scope))).toMatchObject(refused);
  await asOwner('topic_generation', 'update topic_generation set filled = true');
  vi.stubEnv('VISAGUARD_KAFKA', undefined);
});

test('republish: topics that were never made are not told to be lost', async () => {
  const stderr = 'No topics are made yet; visaguard migrate makes them.\n';
  expect(await ops('republish')).toMatchObject({ exitCode: 1, stderr });
});

test('republish: a second one at once and a generation that is not the next are refused in a sentence', async () => {
  vi.stubEnv('VISAGUARD_KAFKA', '127.0.0.1:1');
  await republishAlone(api.core.pool('vg_relay'), async () => {
    const second = { exitCode: 1, stderr: expect.stringContaining('published again already') };
    expect(await ops('republish')).toMatchObject(second);
    expect(await ops('republish', '--generation', '2')).toMatchObject(second);
  });
  const skipping = { exitCode: 2, stderr: expect.stringContaining('generation 1; the next one is 2') };
  expect(await ops('republish', '--generation', '3')).toMatchObject(skipping);
  vi.stubEnv('VISAGUARD_KAFKA', undefined);
});

test('verify: no difference while the service runs; a row that was changed by hand is found, by table and tenant', async () => {
  expect(await ops('verify')).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/Differences: 0\.\n$/) });
  const scope = scopeKey(api.tenant.scope);
  await change(`update tenants set name = name || '!' where tenant_scope = '${scope}'`);
  const found = await ops('verify', '--tenant', api.tenant.scope.tenantId);
  expect(found).toMatchObject({ exitCode: 1, stdout: expect.stringContaining(`${scope} tenants: the rows differ`) });
  expect(found.stdout).toContain('Differences: 1.');
  await change(`update tenants set name = left(name, -1) where tenant_scope = '${scope}'`);
  const lost = (await createApplicant('lost')).body.id as string;
  await expect.poll(async () => (await status()).readModels.events, { timeout: 10_000 }).toBe(0);
  expect((await ops('verify')).stdout).not.toContain('Not applied');
  // As a broker leaves it that has lost records: nothing of the stream has ever come.
  await change(`with gone as (delete from applicants where applicant_id = '${lost}')
                delete from followed_streams where stream_id = '${lost}'`);
  expect((await ops('verify')).stdout).toContain('Not applied, nor parked: 1 events, the oldest of 20');
  expect((await ops('rebuild')).exitCode).toBe(0);
  expect((await ops('verify')).exitCode).toBe(0);
});

test('rebuild: what was changed by hand is right again, while the service runs; one that cannot be says why', async () => {
  await change(`update tenants set name = name || '!'`);
  expect((await ops('verify')).exitCode).toBe(1);
  expect(await ops('rebuild')).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/anew from \d+ events/) });
  expect((await createApplicant('after the rebuild')).status).toBe(201);
  await expect.poll(async () => (await status()).readModels.events, { timeout: 10_000 }).toBe(0);
  expect((await ops('verify')).exitCode).toBe(0);
  const owner = api.core.pool('owner');
  await owner.query(`alter table tenants add constraint refused check (name = '') not valid`);
  const { exitCode, stderr } = await ops('rebuild');
  await owner.query('alter table tenants drop constraint refused');
  expect({ exitCode, stderr }).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(/cannot be applied \(23514\)/),
  });
  expect((await ops('verify')).exitCode).toBe(0);
});
