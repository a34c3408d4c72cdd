import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '@visaguard/postgres';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { registerEventTypes } from './event-types.ts';
import { madeUpTypes } from './made-up-events.ts';
import { topicGeneration } from './topic-generation.ts';

const migrations = fileURLToPath(new URL('../../../infra/postgres/core/', import.meta.url));
const firstThatNotes = '0051';

let core: TestDatabase;
let folder: string;
beforeEach(async () => {
  core = await createTestDatabase('core');
  folder = await mkdtemp(join(tmpdir(), 'visaguard-before-topics-'));
  const owner = core.pool('owner');
  await owner.query('drop schema public cascade; create schema public; grant usage on schema public to public');
  await applyAll((name) => name < firstThatNotes);
  await registerEventTypes(owner, madeUpTypes);
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await core?.close();
});

async function applyAll(isMeant: (name: string) => boolean): Promise<void> {
  for (const name of (await readdir(migrations)).filter(isMeant)) await cp(join(migrations, name), join(folder, name));
  await migrate({ ownerUrl: core.ownerUrl, directory: folder });
}

const categories = [...new Set(madeUpTypes.map(({ category }) => category))].toSorted();
const lane = (name: string) => `insert into checkpoints values ('facts', 1, '${name}', '7', now())`;

test.each([
  ['whose consumers follow a broker has had all its topics made', lane('visaguard.kettle.g1/3'), categories],
  ['that was filled anew has had all its topics made', 'update topic_generation set number = 2', categories],
  ['without a broker has had none made', lane('store'), []],
  ['that nobody has followed yet has had none made', 'select 1', []],
])('a deployment from before topics were noted, %s', async (_, state, made) => {
  await core.pool('owner').query(state);
  await applyAll(() => true);
  expect((await topicGeneration(core.pool('vg_relay'))).made).toEqual(made);
});
