import { currentContract, eventCatalogue, schemaHash } from '@visaguard/contracts';
import {
  createEventStore,
  createEventTail,
  type EventTail,
  registerEventTypes,
  type StoredEvent,
} from '@visaguard/event-store';
import { mintId, type TenantScope } from '@visaguard/kernel';
import { inTransaction } from '@visaguard/postgres';
import { createTestDatabase, fakeClock, seededRandom, type TestDatabase } from '@visaguard/testkit';
import { createReadModelProjector, type EventBatch, type ReadModelProjector } from '../projector.ts';
import { storyOf } from './story.ts';

export const clock = fakeClock('2026-11-01T09:00:00.000Z');
const random = seededRandom('read models');

export const newScope = (mode: TenantScope['mode'] = 'test'): TenantScope => ({
  tenantId: mintId('tenant', clock, random),
  mode,
});

/** A store with the stories of several tenants, told in turns, and what reads it. */
export async function storeWithStories(
  tenants: readonly { readonly scope: TenantScope; readonly people: number }[],
): Promise<{ core: TestDatabase; tail: EventTail; events: readonly StoredEvent[] }> {
  const core = await createTestDatabase('core');
  await registerEventTypes(
    core.pool('owner'),
    eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) })),
  );
  const store = createEventStore({ writer: core.pool('vg_writer') });
  const stories = tenants.map(({ scope, people }) => ({ scope, story: storyOf(scope, people) }));
  const longest = Math.max(...stories.map(({ story }) => story.length));
  for (let nth = 0; nth < longest; nth++) {
    for (const { scope, story } of stories) {
      const told = story[nth];
      if (!told) continue;
      const { personal: _sealed, ...clear } = told.event.data as { personal?: unknown };
      currentContract(told.type).data.parse(clear);
      const { streamId, category, event } = told;
      const streams = [{ streamId, category, expected: 'any' as const, events: [event] }];
      await store.append({ scope, commandId: `story/${nth}`, bodyHash: '', streams });
    }
  }
  const tail = createEventTail({ tail: core.pool('vg_tail') });
  const total = stories.reduce((sum, { story }) => sum + story.length, 0);
  return { core, tail, events: await readAll(tail, total) };
}

/** Other tests share the server: while one of them holds a transaction open, the newest events are held back. */
async function readAll(tail: EventTail, total: number): Promise<readonly StoredEvent[]> {
  for (;;) {
    const { events } = await tail.read({ xid: '0', position: '0' }, total + 1);
    if (events.length === total) return events;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export function projectorOf(core: TestDatabase): ReadModelProjector {
  return createReadModelProjector({ projector: core.pool('vg_projector'), clock });
}

export const cursorOf = ({ xid, position }: StoredEvent) => ({ xid, position });

/** The lane of these tests. A place in it is the position of the last event before. */
export const lane = 'store';

export async function batchOf(projector: ReadModelProjector, events: readonly StoredEvent[]): Promise<EventBatch> {
  const next = events.at(-1)?.position ?? '0';
  return { lane, from: await projector.checkpoint(lane), next, events };
}

/** Applies events in batches of one size, from where the projector stands. */
export async function project(
  projector: ReadModelProjector,
  events: readonly StoredEvent[],
  batchSize: number,
): Promise<void> {
  for (let at = 0; at < events.length; at += batchSize) {
    await projector.apply(await batchOf(projector, events.slice(at, at + batchSize)));
  }
}

/** One hash over all rows of each read model, and how many there are. */
export async function rowHashes(core: TestDatabase): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  await inTransaction(core.pool('vg_projector'), async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_policy p on p.polrelid = c.oid
        where p.polname = 'projector_writes_every_tenant' order by 1`,
    );
    for (const { name } of tables) {
      const { rows } = await client.query<{ hash: string }>(
        `select count(*) || ' rows ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${name} t`,
      );
      hashes[name] = rows[0]?.hash ?? '';
    }
  });
  return hashes;
}
