import { openEvents, PersonalDataUnreadable } from '@visaguard/application';
import { catalogueForms, eventCatalogue, schemaHash } from '@visaguard/contracts';
import { createEventStore, type EventStore, registerEventTypes, type StoredEvent } from '@visaguard/event-store';
import { type Json, type Random, systemClock, systemRandom } from '@visaguard/kernel';
import { createPool, type Pool } from '@visaguard/postgres';
import { createTestDatabase, type TestDatabase } from '@visaguard/testkit';
import { createLocalRootKey, createVault, isVaultUnavailable, type Vault } from '@visaguard/vault';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readGolden } from '../../scripts/golden/golden-files.ts';
import { goldenKey, goldenScope } from '../../scripts/golden/golden-fixture.ts';

const examples = eventCatalogue.map(readGolden).flatMap(({ examples: of }) => of);
const sealed = examples.filter(({ personal }) => personal !== null);
const subjects = [...new Set(sealed.map(({ stored }) => subjectOf(stored)))];

let core: TestDatabase;
let store: EventStore;
beforeAll(async () => {
  core = await createTestDatabase('core');
  const types = eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) }));
  await registerEventTypes(core.pool('owner'), types);
  store = createEventStore({ writer: core.pool('vg_writer') });
  for (const { stored } of examples) await put(stored);
});
afterAll(() => core?.close());

/** Stores an example as it is, sealed parts and all. */
async function put({ scope, streamId, category, ...event }: StoredEvent): Promise<void> {
  const { eventId, type, schemaVersion, data, meta } = event;
  const streams = [
    { streamId, category, expected: 'any' as const, events: [{ eventId, type, schemaVersion, data, meta }] },
  ];
  const outcome = await store.append({ scope, commandId: `put ${eventId}`, bodyHash: '', streams });
  expect(outcome.kind).toBe('appended');
}

/** The example as it is read back from the store. */
async function readBack({ streamId, eventId }: StoredEvent): Promise<StoredEvent> {
  const { events } = await store.load(goldenScope, streamId);
  const event = events.find((one) => one.eventId === eventId);
  if (!event) throw new Error(`${eventId} is not in ${streamId}`);
  return event;
}

function subjectOf({ data }: StoredEvent): string {
  return (data as { personal: { subject: string } }).personal.subject;
}

/** A vault whose every key is the one that the fixtures are sealed under. */
function vaultOver(keys: Pool): Vault {
  const random: Random = (length) => (length === goldenKey.length ? goldenKey : systemRandom(length));
  return createVault({ keys, rootKey: createLocalRootKey(goldenKey, systemRandom), clock: systemClock, random });
}

async function personalOf(vault: Vault, stored: StoredEvent): Promise<Json | undefined> {
  const [event] = await openEvents({ vault }, [await readBack(stored)]);
  return (event?.data as { personal?: Json } | undefined)?.personal;
}

test('every example can be stored, and is read back as it was, in the form of today', async () => {
  for (const { stored } of examples) {
    const { meta } = stored;
    const { type, schemaVersion, data } = catalogueForms.upcast(stored);
    expect(await readBack(stored)).toMatchObject({ type, schemaVersion, data, meta });
  }
});

test('E30: sealed examples open to what was said, are erased once the key is, and are never taken for erased before', async () => {
  const [keys, others] = [await createTestDatabase('keys'), await createTestDatabase('keys')];
  try {
    const pool = keys.pool('vg_writer', 2);
    const vault = vaultOver(pool);
    for (const subject of subjects) await vault.prepareSubject(goldenScope, subject);
    for (const { stored, personal } of sealed) {
      expect(await personalOf(vault, stored), `${stored.type}: with the key`).toEqual(personal?.opened);
    }
    const neverMinted = vaultOver(others.pool('vg_writer'));
    for (const { stored } of sealed) {
      await expect(personalOf(neverMinted, stored), stored.type).rejects.toBeInstanceOf(PersonalDataUnreadable);
    }

    const order = { requestId: 'req_golden', by: 'mem_golden' };
    for (const subject of subjects) await vault.eraseSubject(goldenScope, subject, order);
    for (const { stored, personal } of sealed) {
      expect(await personalOf(vault, stored), `${stored.type}: erased`).toBe(personal?.erased);
    }

    const nowhere = new URL(keys.url);
    nowhere.port = '1';
    const cutOff = createPool({ url: nowhere.href, role: 'vg_writer', max: 1 });
    const away = vaultOver(cutOff);
    for (const { stored } of sealed) {
      const failure = await personalOf(away, stored).catch((error: unknown) => error);
      expect(isVaultUnavailable(failure), `${stored.type}: out of reach`).toBe(true);
    }
    await cutOff.end();
  } finally {
    await Promise.all([keys.close(), others.close()]);
  }
});
