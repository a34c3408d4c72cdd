import type { Clock } from '@visaguard/kernel';
import { inTransaction, type Pool } from '@visaguard/postgres';
import { drizzle } from 'drizzle-orm/node-postgres';
import { type CheckpointMove, type Consumer, checkpointMovedAt, moveCheckpoint, readCheckpoint } from './checkpoint.ts';

/** Another instance of this consumer has moved the checkpoint: what this one was about to do has been done. */
export class ConsumerFenced extends Error {
  constructor(consumer: Consumer) {
    super(`another ${consumer.name} has moved the checkpoint`);
    this.name = 'ConsumerFenced';
  }
}

export type CheckpointKeeper = {
  /** The place in a lane, null before the first event. */
  read(lane: string): Promise<string | null>;
  /** When it last moved, in any lane; null before the first time. */
  movedAt(): Promise<Date | null>;
  /** @throws ConsumerFenced */
  move(move: CheckpointMove): Promise<void>;
};

/**
 * The checkpoints of a consumer whose effects lie elsewhere than in this database: moved after them, so a crash between
 * the two repeats the effects. They have to be idempotent.
 */
export function createCheckpointKeeper(projector: Pool, consumer: Consumer, clock: Clock): CheckpointKeeper {
  return {
    read: (lane) => inTransaction(projector, (client) => readCheckpoint(drizzle(client), consumer, lane)),
    movedAt: () => inTransaction(projector, (client) => checkpointMovedAt(drizzle(client), consumer)),
    move: (move) =>
      inTransaction(projector, async (client) => {
        const moved = await moveCheckpoint(drizzle(client), consumer, { ...move, at: clock.now() });
        if (!moved) throw new ConsumerFenced(consumer);
      }),
  };
}
