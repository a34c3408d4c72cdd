import { eventCatalogue, schemaHash } from '@visaguard/contracts';
import { createEventStore, registerEventTypes, type StreamAppend } from '@visaguard/event-store';
import { mintId, type Random, systemClock, type TenantScope } from '@visaguard/kernel';
import type { Pool } from '@visaguard/postgres';
import { storyOf } from '@visaguard/read-models/testing';

const tenants = 4;
/** Far below what one statement may hold. */
const eventsPerCommand = 100;

type Pools = { readonly owner: Pool; readonly writer: Pool };
type Told = ReturnType<typeof storyOf>[number];

/**
 * Fills a store with everything that can happen to people, in several tenants. Streams of a tenant lie at random between
 * each other, each from its beginning to its end over the whole time: events of one stream are rarely neighbours.
 * @returns how many events there are.
 */
export async function tellStories({ owner, writer }: Pools, random: Random, people: number): Promise<number> {
  await registerEventTypes(
    owner,
    eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) })),
  );
  const store = createEventStore({ writer });
  let count = 0;
  for (let tenant = 0; tenant < tenants; tenant++) {
    const scope: TenantScope = { tenantId: mintId('tenant', systemClock, random), mode: 'test' };
    const story = mixed(storyOf(scope, Math.ceil(people / tenants)), random);
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

function mixed(story: readonly Told[], random: Random): Told[] {
  const moment = () => Buffer.from(random(4)).readUInt32LE();
  const timed = [...Map.groupBy(story, ({ streamId }) => streamId).values()].flatMap((stream) => {
    const moments = stream.map(moment).sort((a, b) => a - b);
    return stream.map((told, nth) => ({ told, at: moments[nth] ?? 0 }));
  });
  return timed.sort((a, b) => a.at - b.at).map(({ told }) => told);
}

function streamsOf(told: readonly Told[]): StreamAppend[] {
  const streams = Map.groupBy(told, ({ streamId }) => streamId);
  return [...streams].map(([streamId, events]) => ({
    streamId,
    category: events[0]?.category ?? '',
    expected: 'any',
    events: events.map(({ event }) => event),
  }));
}
