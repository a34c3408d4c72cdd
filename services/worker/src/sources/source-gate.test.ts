import { type Command, execute } from '@visaguard/application';
import { sourceAdapter, sourceAdapterIdOf, switchOff, switchOn } from '@visaguard/domain';
import { instant, mintId, ok, operatorScope, systemRandom, type TenantScope } from '@visaguard/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApplication, type TestApplication } from '../testing/start-test-application.ts';
import { type AdapterUse, createSourceGate, type SourceGate } from './source-gate.ts';

let world: TestApplication;
let lines: { readonly code?: string }[];
beforeAll(async () => {
  world = await startTestApplication();
});
beforeEach(() => {
  lines = [];
});
afterAll(() => world?.stop());

const scopeOf = (): TenantScope => ({ tenantId: mintId('tenant', world.clock, systemRandom), mode: 'live' });
const gate = (app = world.another()): SourceGate => {
  const say = (facts: object) => void lines.push(facts);
  return createSourceGate({ app, log: { info: say, error: say } });
};
const newKey = (keyId = 'sec_a', scope = scopeOf()): AdapterUse => ({ platform: 'x', key: { scope, keyId } });
const network = { kind: 'failed', code: 'network', isFinal: false } as const;
const refusedKey = { kind: 'failed', code: 'user-or-token-not-found', isFinal: true } as const;
const shut = { open: false, code: 'network', isFinal: false };
const seconds = (count: number) => world.clock.advance(count * 1_000);

async function failTimes(on: SourceGate, use: AdapterUse, times: number): Promise<void> {
  for (let nth = 0; nth < times; nth += 1) await on.tell(use, network);
}

async function eventsOf(use: AdapterUse): Promise<readonly string[]> {
  const scope = use.key?.scope ?? operatorScope;
  const { events } = await world.app.events.load(scope, sourceAdapterIdOf(scope, use.platform));
  return events.map(({ type }) => type);
}

describe('R30: the breaker', () => {
  test('opens after five failures in a row, and another worker sees it within seconds', async () => {
    const [mine, theirs, use] = [gate(), gate(), newKey()];
    expect(await theirs.ask(use)).toEqual({ open: true });
    await failTimes(mine, use, 4);
    expect(await mine.ask(use)).toEqual({ open: true });
    await failTimes(mine, use, 1);
    expect(await mine.ask(use)).toEqual(shut);
    seconds(3);
    expect(await theirs.ask(use)).toEqual(shut);
    expect(lines).toMatchObject([{ code: 'source_breaker_opened', reasonCode: 'network' }]);
  });

  test('counts failures in a row: one that works begins anew, and so does an account that says "private"', async () => {
    for (const good of [{ kind: 'worked' }, { kind: 'failed', code: 'private', isFinal: false }] as const) {
      const [on, use] = [gate(), newKey()];
      await failTimes(on, use, 4);
      await on.tell(use, good);
      await failTimes(on, use, 4);
      expect(await on.ask(use)).toEqual({ open: true });
    }
  });

  test('what a person’s account is, or that too much was asked at once, never opens it', async () => {
    const [on, use] = [gate(), newKey()];
    for (const code of ['not_found', 'private', 'empty_or_hidden', 'blocked', 'rate-limit-exceeded']) {
      for (let nth = 0; nth < 6; nth += 1) await on.tell(use, { kind: 'failed', code, isFinal: false });
    }
    expect(await on.ask(use)).toEqual({ open: true });
    expect(await eventsOf(use)).toEqual([]);
  });

  test('is not asked of the store for each run, and writes nothing while nothing changes', async () => {
    const [on, use] = [gate(), newKey()];
    for (let nth = 0; nth < 20; nth += 1) await on.tell(use, { kind: 'worked' });
    await failTimes(on, use, 30);
    expect(await eventsOf(use)).toEqual(['source_adapter.opened']);
  });

  test('opens at once for a key that is refused, with its code, and says that somebody has to act', async () => {
    const [on, use] = [gate(), newKey()];
    await on.tell(use, refusedKey);
    expect(await on.ask(use)).toEqual({ open: false, code: 'user-or-token-not-found', isFinal: true });
  });

  test('lets one worker of many through after its time, and closes for all when that works', async () => {
    const use = newKey();
    const workers = [gate(), gate(), gate(), gate()];
    const [first] = workers as [SourceGate];
    await failTimes(first, use, 5);
    seconds(60);
    const answers = await Promise.all(workers.map((one) => one.ask(use)));
    expect(answers.filter(({ open }) => open)).toHaveLength(1);
    const winner = workers[answers.findIndex(({ open }) => open)] as SourceGate;
    await winner.tell(use, { kind: 'worked' });
    seconds(3);
    for (const one of workers) expect(await one.ask(use)).toEqual({ open: true });
    expect(await eventsOf(use)).toEqual([
      ...['source_adapter.opened', 'source_adapter.trial_started', 'source_adapter.closed'],
    ]);
  });

  test('stays open for twice as long when the try fails', async () => {
    const [on, use] = [gate(), newKey()];
    await failTimes(on, use, 5);
    seconds(60);
    expect(await on.ask(use)).toEqual({ open: true });
    await on.tell(use, network);
    seconds(119);
    expect(await on.ask(use)).toEqual(shut);
    seconds(3);
    expect(await on.ask(use)).toEqual({ open: true });
  });

  test('counts anew after it was closed, also in a worker that did not close it', async () => {
    const [on, another, use] = [gate(), gate(), newKey()];
    await failTimes(on, use, 5);
    seconds(60);
    expect(await another.ask(use)).toEqual({ open: true });
    await another.tell(use, { kind: 'worked' });
    seconds(3);
    await failTimes(on, use, 4);
    expect(await on.ask(use)).toEqual({ open: true });
  });
});

describe('R29: whose breaker it is', () => {
  test('an expired key of one tenant shuts nothing for another, nor for the platform’s own key', async () => {
    const [on, use] = [gate(), newKey()];
    await on.tell(use, refusedKey);
    expect((await on.ask(use)).open).toBe(false);
    const scope = use.key?.scope as TenantScope;
    for (const other of [
      newKey(),
      newKey('sec_a', { ...scope, mode: 'test' }),
      { platform: 'x', key: null } as const,
    ]) {
      expect(await on.ask(other)).toEqual({ open: true });
    }
    expect(await on.ask({ ...use, platform: 'instagram' })).toEqual({ open: true });
  });

  test('another key of the same tenant is tried at once', async () => {
    const on = gate();
    const use = newKey();
    await on.tell(use, refusedKey);
    expect(await on.ask(newKey('sec_b', use.key?.scope))).toEqual({ open: true });
  });
});

describe('the kill switch', () => {
  const of = { adapterId: sourceAdapterIdOf(operatorScope, 'x'), platform: 'x' } as const;
  const perform = (decide: (state: Parameters<typeof switchOff>[0], at: string) => ReturnType<typeof switchOff>) => {
    const commandId = mintId('request', world.clock, systemRandom);
    const actor = { kind: 'operator', id: 'test' } as const;
    const command: Command = { scope: operatorScope, actor, commandId, bodyHash: '', at: instant(world.clock) };
    return execute(world.app, command, async (reader) => {
      const on = await reader.load(sourceAdapter, of.adapterId);
      const decision = decide(on.state, command.at);
      return decision.ok ? ok({ changes: [{ on, events: decision.value }] }) : decision;
    });
  };

  test('shuts the platform within seconds for every key, until it is switched on again', async () => {
    const on = gate();
    const uses: AdapterUse[] = [newKey(), { platform: 'x', key: null }];
    for (const use of uses) expect(await on.ask(use)).toEqual({ open: true });
    await perform((state, at) => switchOff(state, { ...of, reason: 'rows of another account', by: 'oda', at }));
    seconds(3);
    for (const use of uses) expect(await on.ask(use)).toEqual({ open: false, code: 'switched_off', isFinal: true });
    expect(await on.ask({ platform: 'instagram', key: null })).toEqual({ open: true });
    await perform((state, at) => switchOn(state, { ...of, by: 'oda', at }));
    seconds(3);
    for (const use of uses) expect(await on.ask(use)).toEqual({ open: true });
  });
});
