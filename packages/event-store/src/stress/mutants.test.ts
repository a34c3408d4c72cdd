import { expect, test } from 'vitest';
import type { Fault } from './judge.ts';
import { type Mutant, mutants } from './mutants.ts';
import { mutantRelay, mutantTail } from './mutate.ts';
import { createStressDatabase, runStress } from './run-stress.ts';

/** Most mutants fall in the first round; a race may need a longer one. */
const roundsMs = [400, 800, 1_600, 3_200, 6_400];

/** Rounds of stress until every expected fault was found; the faults found. */
async function faultsOf(mutant: Mutant): Promise<Set<Fault>> {
  const found = new Set<Fault>();
  const isCaught = () => mutant.faults.every((fault) => found.has(fault));
  for (const forMs of roundsMs) {
    if (isCaught()) break;
    const db = await createStressDatabase();
    await mutant.database?.(db.pool('owner'));
    const tail = mutantTail(db, mutant.reader ?? []);
    const { faults } = await runStress(db, {
      seed: `${mutant.name} ${forMs}`,
      forMs,
      tail,
      relay: mutantRelay(db, mutant.relay),
      shares: mutant.shares ?? {},
    });
    for (const fault of faults.keys()) found.add(fault);
    await db.close();
  }
  return found;
}

test.each(mutants)('the judge turns red: $name', { timeout: 60_000 }, async (mutant) => {
  expect([...(await faultsOf(mutant))]).toEqual(expect.arrayContaining(mutant.faults));
});

test('and stays green with nothing taken out', async () => {
  const db = await createStressDatabase();
  const { faults } = await runStress(db, { seed: 'control', forMs: 1_500, tail: mutantTail(db, []) });
  expect(faults).toEqual(new Map());
  await db.close();
});
