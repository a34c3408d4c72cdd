import { eventCatalogue, schemaHash } from '@visaguard/contracts';
import { createEventStore, registerEventTypes, type StreamAppend } from '@visaguard/event-store';
import { mintId, type Random, systemClock, type TenantScope } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { storyOf } from '@visaguard/read-models/testing';

const tenants = 4;
/** Far below what one statement may hold; what belongs to few people is told together, as it happens. */
const eventsPerCommand = 100;

type Pools = { readonly owner: Pool; readonly writer: Pool };

/** Fills a store with everything that can happen to people, in several tenants. @returns how many events there are. */
export async function tellStories({ owner, writer }: Pools, random: Random, people: number): Promise<number> {
  await registerEventTypes(
    owner,
    eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) })),
  );
  const store = createEventStore({ writer });
  let count = 0;
  for (let tenant = 0; tenant < tenants; tenant++) {
    const scope: TenantScope = { tenantId: mintId('tenant', systemClock, random), mode: 'test' };
    const story = storyOf(scope, Math.ceil(people / tenants));
    for (let at = 0; at < story.length; at += eventsPerCommand) {
      const commandId = mintId('request', systemClock, random);
      const streams = streamsOf(story.slice(at, at + eventsPerCommand));
      const { kind } = await store.append({ scope, commandId, bodyHash: 'bench', streams });
      if (kind !== 'appended') throw new Error(kind);
    }
    count += story.length;
  }
  return count;
}

function streamsOf(told: ReturnType<typeof storyOf>): StreamAppend[] {
  const streams = Map.groupBy(told, ({ streamId }) => streamId);
  return [...streams].map(([streamId, events]) => ({
    streamId,
    category: events[0]?.category ?? '',
    expected: 'any',
    events: events.map(({ event }) => event),
  }));
}
