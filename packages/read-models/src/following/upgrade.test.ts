import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventCatalogue, schemaHash } from '@visaguard/contracts';
import { createEventTail, registerEventTypes, type StoredEvent } from '@visaguard/event-store';
import { scopeKey } from '@visaguard/kernel';
import { migrate } from '@visaguard/postgres';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readModelConsumer } from '../read-model.ts';
import { storyOf } from '../testing/story.ts';
import { newScope, projectorOf } from '../testing/test-read-models.ts';

const migrations = fileURLToPath(new URL('../../../../infra/postgres/core/', import.meta.url));
const firstOfLanes = '0044';

let core: TestDatabase;
let before: string;
beforeAll(async () => {
  core = await createTestDatabase('core');
  before = await mkdtemp(join(tmpdir(), 'visaguard-before-lanes-'));
});
afterAll(async () => {
  await rm(before, { recursive: true, force: true });
  await core?.close();
});

/** The database as a release left it that knew no lanes. */
async function emptyAndMigrateBeforeLanes(): Promise<void> {
  const owner = core.pool('owner');
  await owner.query('drop schema public cascade');
  await owner.query('create schema public');
  await owner.query('grant usage on schema public to public');
  for (const name of await readdir(migrations)) {
    if (name < firstOfLanes) await cp(join(migrations, name), join(before, name));
  }
  await migrate({ ownerUrl: core.ownerUrl, directory: before });
}

async function tellStories(): Promise<readonly StoredEvent[]> {
  await registerEventTypes(
    core.pool('owner'),
    eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) })),
  );
  const tail = createEventTail({ tail: core.pool('vg_tail') });
  let told = 0;
  for (const scope of [newScope(), newScope('live')]) {
    for (const { streamId, category, event } of storyOf(scope, 3)) {
      const streams = [{ streamId, category, expected: 'any', events: [event] }];
      // As a program of that release did.
      await core
        .pool('vg_writer')
        .query('select append_events($1, $2, $3, null, $4)', [
          scopeKey(scope),
          `story/${told++}`,
          '',
          JSON.stringify(streams),
        ]);
    }
  }
  let events: readonly StoredEvent[] = [];
  // Other tests share the server and may hold the newest events back.
  const readAll = async () => {
    ({ events } = await tail.read({ xid: '0', position: '0' }, told + 1));
    return events.length;
  };
  await expect.poll(readAll, { timeout: 10_000 }).toBe(told);
  return events;
}

/** Of each stream the last version among these events. */
function versionsOf(events: readonly StoredEvent[]): Map<string, number> {
  return new Map(events.map(({ scope, streamId, version }) => [`${scopeKey(scope)} ${streamId}`, version]));
}

test('a folder from before lanes goes on exactly where it was: each stream at the version that was applied', async () => {
  await emptyAndMigrateBeforeLanes();
  const events = await tellStories();
  const applied = events.slice(0, Math.floor(events.length / 2));
  const last = applied.at(-1);
  if (!last) throw new Error('a story tells something');
  await core
    .pool('vg_projector')
    .query('insert into checkpoints values ($1, $2, $3, $4, now()), ($5, 1, $6, $7, now())', [
      ...[readModelConsumer.name, readModelConsumer.version, last.xid, last.position],
      ...['facts', '1', '1'],
    ]);
  await migrate({ ownerUrl: core.ownerUrl, directory: migrations });

  const { rows } = await core
    .pool('vg_projector')
    .query<{ key: string; version: number; consumer: string }>(
      `select tenant_scope || ' ' || stream_id as key, version, consumer from followed_streams where parked_at is null`,
    );
  expect(new Map(rows.map(({ key, version }) => [key, version]))).toEqual(versionsOf(applied));
  expect(new Set(rows.map(({ consumer }) => consumer))).toEqual(new Set([readModelConsumer.name]));
  expect(await projectorOf(core).checkpoint('store')).toBe(`${last.xid}.${last.position}`);
  // Row-level security binds the owner again.
  expect((await core.pool('owner').query('select 1 from events')).rowCount).toBe(0);
});
