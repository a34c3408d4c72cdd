import { eventCatalogue, schemaHash } from '@visaguard/contracts';
import { createEventStore, registerEventTypes } from '@visaguard/event-store';
import { createEvidenceStore } from '@visaguard/evidence';
import {
  instant,
  mintId,
  ok,
  type Refusal,
  type Result,
  scopeKey,
  systemRandom,
  type TenantScope,
} from '@visaguard/kernel';
import { createTestDatabase, type FakeClock, fakeClock, type TestDatabase } from '@visaguard/testkit';
import { createLocalRootKey, createVault } from '@visaguard/vault';
import type { Application } from '../application.ts';
import type { Command } from '../command.ts';
import { execute, type Plan, type Reader } from '../execute.ts';
import { createFoldedStates } from '../folded-states.ts';

export type TestApplication = {
  readonly app: Application;
  /** The same databases, seen from a process that has not loaded anything yet. */
  readonly otherProcess: () => Application;
  readonly clock: FakeClock;
  readonly core: TestDatabase;
  readonly newScope: () => TenantScope;
  /** A command with an id of its own, unless told otherwise. */
  readonly commandOf: (scope: TenantScope, more?: Partial<Command>) => Command;
  /** Carries out what a test needs to be so. @throws when it is refused. */
  readonly given: (scope: TenantScope, plan: (reader: Reader) => Promise<Result<Plan, Refusal>>) => Promise<void>;
  readonly eventsOf: (scope: TenantScope, streamId: string) => Promise<readonly { type: string; data: object }[]>;
  readonly stop: () => Promise<void>;
};

/** The command path on real databases, as a service composes it. */
export async function testApplication(): Promise<TestApplication> {
  const [core, keys] = [await createTestDatabase('core'), await createTestDatabase('keys')];
  const clock = fakeClock('2026-11-01T09:00:00.000Z');
  const types = eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) }));
  await registerEventTypes(core.pool('owner'), types);
  const writer = core.pool('vg_writer');
  const rootKey = createLocalRootKey(systemRandom(32), systemRandom);
  const vault = createVault({ keys: keys.pool('vg_writer'), rootKey, clock, random: systemRandom });
  const evidence = createEvidenceStore({ writer, vault, clock, random: systemRandom });
  const events = createEventStore({ writer });
  // Also the shortest, so that every test holds with states that were kept.
  const process = (): Application => {
    const states = createFoldedStates({ eventsMin: 1 });
    return { clock, random: systemRandom, vault, evidence, events, states };
  };
  const app = process();
  let count = 0;
  const commandOf: TestApplication['commandOf'] = (scope, more = {}) => ({
    scope,
    actor: { kind: 'operator', id: 'test' },
    commandId: `test/${scopeKey(scope)}/${count++}`,
    bodyHash: 'body',
    at: instant(clock),
    ...more,
  });
  return {
    app,
    otherProcess: process,
    clock,
    core,
    commandOf,
    newScope: () => ({ tenantId: mintId('tenant', clock, systemRandom), mode: 'test' }),
    async given(scope, plan) {
      const outcome = await execute(app, commandOf(scope), plan);
      if (outcome.kind !== 'done') throw new Error(`what a test needs was refused: ${JSON.stringify(outcome)}`);
    },
    async eventsOf(scope, streamId) {
      const { events } = await app.events.load(scope, streamId);
      return events.map(({ type, data }) => ({ type, data: data as object }));
    },
    async stop() {
      await Promise.all([core.close(), keys.close()]);
    },
  };
}

/** A plan of one decision on one aggregate. */
export function decided<State, Event extends { type: string; data: object }>(
  on: { readonly streamId: string; readonly category: string; readonly state: State; readonly version: number },
  decision: Result<readonly Event[], Refusal>,
): Result<Plan, Refusal> {
  return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
}

/** The events of a decision that a test needs to be taken. @throws when it is refused. */
export function taken<Event>(decision: Result<readonly Event[], Refusal>): readonly Event[] {
  if (!decision.ok) throw new Error(`what a test needs was refused: ${JSON.stringify(decision.error)}`);
  return decision.value;
}
