import { type Application, createFoldedStates } from '@visaguard/application';
import { eventCatalogue, schemaHash } from '@visaguard/contracts';
import { createEventStore, registerEventTypes } from '@visaguard/event-store';
import { createEvidenceStore } from '@visaguard/evidence';
import { systemRandom } from '@visaguard/kernel';
import { createTestDatabase, type FakeClock, fakeClock, type TestDatabase } from '@visaguard/testkit';
import { createLocalRootKey, createVault } from '@visaguard/vault';

export type TestApplication = {
  readonly app: Application;
  /** The same databases as another process has them: with caches of its own. */
  readonly another: () => Application;
  readonly clock: FakeClock;
  readonly core: TestDatabase;
  readonly stop: () => Promise<void>;
};

/** The command path on databases of its own, without anybody who follows the events. */
export async function startTestApplication(): Promise<TestApplication> {
  const [core, keys] = [await createTestDatabase('core'), await createTestDatabase('keys')];
  const clock = fakeClock('2026-11-01T09:00:00.000Z');
  const types = eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) }));
  await registerEventTypes(core.pool('owner'), types);
  const writer = core.pool('vg_writer');
  const [keysPool, random] = [keys.pool('vg_writer'), systemRandom];
  const rootKey = createLocalRootKey(systemRandom(32), systemRandom);
  const another = (): Application => {
    const vault = createVault({ keys: keysPool, rootKey, clock, random });
    return {
      ...{ clock, random, vault },
      evidence: createEvidenceStore({ writer, vault, clock, random }),
      events: createEventStore({ writer, onAppended: () => undefined }),
      states: createFoldedStates({ eventsMin: 1 }),
    };
  };
  return {
    ...{ app: another(), another, clock, core },
    stop: async () => void (await Promise.all([core.close(), keys.close()])),
  };
}
