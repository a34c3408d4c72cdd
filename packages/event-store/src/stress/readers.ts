import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from '@visaguard/postgres';
import { seededRandom } from '@visaguard/testkit';
import { startCursor } from '../cursor.ts';
import { createEventTail, type EventTail } from '../event-tail.ts';
import { createOutbox, outboxShards } from '../outbox.ts';
import type { OutboxMessage } from '../outbox-message.ts';
import { createDice } from './dice.ts';
import { type Delivery, delivery, type World } from './world.ts';

const batchSize = 7;

/** A subscription that now and then starts again from the checkpoint it stored last; until all is read. */
export async function read(world: World, tailPool: Pool, number: number): Promise<void> {
  const dice = createDice(seededRandom(`${world.seed}/reader/${number}`));
  const tail = createEventTail({ tail: tailPool });
  const delivered: Delivery[] = [];
  world.readers.push(delivered);
  let cursor = startCursor;
  let checkpoint = startCursor;
  let ending = false;
  for (;;) {
    const { events, next } = await tail.read(cursor, batchSize);
    delivered.push(...events.map(delivery));
    cursor = next;
    if (events.length === 0) {
      if (ending) return;
      // The next empty read is the last one if by now nothing more can come.
      ending = world.isWritten && (await everythingReadable(world, tail));
      if (world.appendedEvents > delivered.length) world.counters.stalls += 1;
      await pause(1);
    }
    if (dice.chance(0.5)) checkpoint = cursor;
    if (dice.chance(0.02)) {
      cursor = checkpoint;
      world.counters.restarts += 1;
    }
  }
}

/** Whether the gate has passed the last event; an open transaction anywhere in the cluster may hold it for a while. */
async function everythingReadable(world: World, tail: EventTail): Promise<boolean> {
  const { rows } = await world.db.pool('vg_tail').query('select max(xid)::text as xid from events');
  return rows[0].xid === null || (await tail.end()).xid === rows[0].xid;
}

/** One of several processes on the outbox's way to a broker that fails now and then, before or after it has taken messages. */
export async function relay(world: World, relayPool: Pool, number: number): Promise<void> {
  const dice = createDice(seededRandom(`${world.seed}/relay/${number}`));
  const outbox = createOutbox({ relay: relayPool });
  const publish = async (messages: OutboxMessage[]) => {
    await pause(dice.roll(4));
    if (dice.chance(0.05)) {
      world.counters.unsent += 1;
      throw new Error('broker away');
    }
    for (const { key, payload, ...rest } of messages) {
      world.relayed.push(delivery({ ...rest, data: payload, streamId: key.slice(key.indexOf(':') + 1) }));
    }
    if (!dice.chance(0.05)) return;
    world.counters.resent += 1;
    throw new Error('broker away');
  };
  for (;;) {
    // Asked before the outbox is: what a writer has in hand is there afterwards.
    const { isWritten } = world;
    let removed = 0;
    let failed = false;
    // One after the other or several together, as a relay does after a failure and without one.
    const shards = Array.from({ length: outboxShards }, (_, shard) => shard);
    const together = dice.chance(0.5) ? [shards.filter(() => dice.chance(0.7))] : shards.map((shard) => [shard]);
    for (const some of together) {
      try {
        removed += await outbox.drain(some, 50, publish);
      } catch {
        failed = true;
      }
    }
    if (isWritten && together.length > 1 && removed === 0 && !failed) return;
    await pause(5);
  }
}

/** Another program in another database of the cluster that keeps a writing transaction open now and then. */
export async function disturb(world: World, elsewhere: Pool): Promise<void> {
  const client = await elsewhere.connect();
  while (!world.stopping) {
    await client.query('begin');
    await client.query('select pg_current_xact_id()');
    await pause(150);
    await client.query('rollback');
    await pause(300);
  }
  client.release();
}
