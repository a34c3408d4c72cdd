import { loadState } from '@visaguard/application';
import { screening } from '@visaguard/domain';
import type { StoredEvent } from '@visaguard/event-store';
import type { ScreeningId, TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harmless, instagramOf, ordered, personWith, registeredTenant, threat, xOf } from './testing/made-up-people.ts';
import { startTestWorker, type TestWorker } from './testing/start-test-worker.ts';

let world: TestWorker;
beforeAll(async () => {
  world = await startTestWorker();
});
afterAll(() => world?.stop());

const exports = { instagram: instagramOf([...harmless, threat]), x: xOf([threat, ...harmless]) };

async function screened(scope: TenantScope): Promise<ScreeningId> {
  return ordered(world, await personWith(world, scope, exports));
}

async function becomesReady(scope: TenantScope, screeningId: ScreeningId): Promise<void> {
  await world.until(`${screeningId} is ready`, async () => {
    const { state } = await loadState(world.app, scope, { aggregate: screening, streamId: screeningId });
    return state.kind === 'ready';
  });
}

/** How many events of each type; progress apart, which is told as often as there is time for. */
function counts(events: readonly StoredEvent[]): Record<string, number> {
  const byType: Record<string, number> = {};
  for (const { type } of events) {
    if (type !== 'screening.source_progressed') byType[type] = (byType[type] ?? 0) + 1;
  }
  return byType;
}

async function afterUploads(scope: TenantScope): Promise<readonly StoredEvent[]> {
  await world.until('both uploads are off their handles', async () => {
    const events = await world.events(scope);
    return events.filter(({ type }) => type === 'handle.archive_purged').length === 2;
  });
  return world.events(scope);
}

describe('a worker that dies', () => {
  test('after any of its effects, and the next one finishes the screening with each effect exactly once', async () => {
    const undisturbed = await registeredTenant(world);
    await becomesReady(undisturbed, await screened(undisturbed));
    const expected = counts(await afterUploads(undisturbed));
    expect(expected).toMatchObject({ 'finding.proposed': 2, 'finding.confirmed': 2, 'report.built': 2 });

    let deaths = 0;
    for (let effects = 1; effects <= 28; effects++) {
      const scope = await registeredTenant(world);
      const dead = world.dieAfter(effects);
      const screeningId = await screened(scope);
      const ready = becomesReady(scope, screeningId).then(() => false);
      if (await Promise.race([dead.then(() => true), ready])) deaths += 1;
      await world.restart();
      await becomesReady(scope, screeningId);
      const events = await afterUploads(scope);
      expect(counts(events), `died after effect ${effects}`).toEqual(expected);
      const progress = events.filter(({ type }) => type === 'screening.source_progressed');
      const steps = progress.map(({ data }) => {
        const { sourceId, percent } = data as { sourceId: string; percent: number };
        return `${sourceId} ${percent}`;
      });
      expect(new Set(steps).size, 'each step of progress is told once').toBe(steps.length);
    }
    expect(deaths, 'workers did die').toBeGreaterThan(15);
    expect(world.failures).toEqual([]);
    expect(world.refused).toEqual([]);
  }, 120_000);

  test('twice in a row at the same place, and the third finishes', async () => {
    const scope = await registeredTenant(world);
    const dead = world.dieAfter(6);
    const screeningId = await screened(scope);
    await dead;
    await world.restart();
    await world.dieAfter(2);
    await world.restart();
    await becomesReady(scope, screeningId);
    expect(counts(await afterUploads(scope))).toMatchObject({ 'screening.reviewed': 1, 'review.closed': 1 });
  });

  test('before it looked at an order: the next one finds it', async () => {
    const scope = await registeredTenant(world);
    world.die();
    const screeningId = await screened(scope);
    await world.restart();
    await becomesReady(scope, screeningId);
  });

  test('while a case is in review: the simulated reviewer claims anew once the claim has lapsed', async () => {
    const scope = await registeredTenant(world);
    const dead = world.dieOn('review.claimed');
    const screeningId = await screened(scope);
    await dead;
    world.later(31 * 60_000);
    await world.restart();
    await becomesReady(scope, screeningId);
    expect(world.refused).toEqual([]);
  });
});

test('R14: the clock releases a report 72 hours after it was built, also across a restart', async () => {
  const timed = await startTestWorker();
  try {
    const scope = await registeredTenant(timed);
    const person = await personWith(timed, scope, { x: xOf(harmless) });
    const screeningId = await ordered(timed, person);
    const kind = async () => {
      const { state } = await loadState(timed.app, scope, { aggregate: screening, streamId: screeningId });
      return state.kind;
    };
    await timed.until('it is ready', async () => (await kind()) === 'ready');
    timed.later(72 * 3_600_000 - 1_000);
    await timed.restart();
    await timed.runner().idle();
    expect(await kind()).toBe('ready');
    timed.later(1_000);
    await timed.restart();
    await timed.until('it is completed', async () => (await kind()) === 'completed');
  } finally {
    await timed.stop();
  }
});
