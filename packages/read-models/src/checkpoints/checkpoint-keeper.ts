import type { Cursor } from '@visaguard/event-store';
import type { Clock } from '@visaguard/kernel';
import { inTransaction, type Pool } from '@visaguard/postgres';
import { drizzle } from 'drizzle-orm/node-postgres';
import { type Consumer, checkpointMovedAt, moveCheckpoint, readCheckpoint } from './checkpoint.ts';

/** Another instance of this consumer has moved the checkpoint: this one must stop. */
export class ConsumerFenced extends Error {
  constructor(consumer: Consumer) {
    super(`another ${consumer.name} has moved the checkpoint`);
    this.name = 'ConsumerFenced';
  }
}

export type CheckpointKeeper = {
  read(): Promise<Cursor>;
  /** When it last moved; null before the first time. */
  movedAt(): Promise<Date | null>;
  /** @throws ConsumerFenced */
  move(from: Cursor, to: Cursor): Promise<void>;
};

/**
 * The checkpoint of a consumer whose effects lie elsewhere than in this database: it is moved after them, so a crash
 * between the two repeats the effects. They have to be idempotent.
 */
export function createCheckpointKeeper(projector: Pool, consumer: Consumer, clock: Clock): CheckpointKeeper {
  return {
    read: () => inTransaction(projector, (client) => readCheckpoint(drizzle(client), consumer)),
    movedAt: () => inTransaction(projector, (client) => checkpointMovedAt(drizzle(client), consumer)),
    move: (from, to) =>
      inTransaction(projector, async (client) => {
        const moved = await moveCheckpoint(drizzle(client), consumer, { from, to, at: clock.now() });
        if (!moved) throw new ConsumerFenced(consumer);
      }),
  };
}
