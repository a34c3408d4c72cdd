import { type Cursor, startCursor } from '@visaguard/event-store';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../projection.ts';
import { checkpoints } from './table.ts';

/** Who keeps a checkpoint: a name, and the version of what it builds. */
export type Consumer = { readonly name: string; readonly version: number };

export async function readCheckpoint(database: Database, consumer: Consumer): Promise<Cursor> {
  const rows = await database
    .select({ xid: checkpoints.xid, position: checkpoints.position })
    .from(checkpoints)
    .where(ofConsumer(consumer));
  const row = rows[0];
  return row ? { xid: row.xid, position: row.position.toString() } : startCursor;
}

export async function checkpointMovedAt(database: Database, consumer: Consumer): Promise<Date | null> {
  const rows = await database.select({ movedAt: checkpoints.movedAt }).from(checkpoints).where(ofConsumer(consumer));
  return rows[0]?.movedAt ?? null;
}

export type CheckpointMove = { readonly from: Cursor; readonly to: Cursor; readonly at: Date };

/**
 * Moves a checkpoint from where this consumer believes it is. False means that another instance has moved it: this
 * one is fenced and must roll back its effects. To be called in the transaction of the effects.
 */
export async function moveCheckpoint(
  database: Database,
  consumer: Consumer,
  { from, to, at }: CheckpointMove,
): Promise<boolean> {
  const next = { xid: to.xid, position: BigInt(to.position), movedAt: at };
  if (from.xid === startCursor.xid && from.position === startCursor.position) {
    const inserted = await database
      .insert(checkpoints)
      .values({ consumer: consumer.name, consumerVersion: consumer.version, ...next })
      .onConflictDoNothing()
      .returning({ consumer: checkpoints.consumer });
    return inserted.length === 1;
  }
  const moved = await database
    .update(checkpoints)
    .set(next)
    .where(and(ofConsumer(consumer), eq(checkpoints.xid, from.xid), eq(checkpoints.position, BigInt(from.position))))
    .returning({ consumer: checkpoints.consumer });
  return moved.length === 1;
}

function ofConsumer(consumer: Consumer) {
  return and(eq(checkpoints.consumer, consumer.name), eq(checkpoints.consumerVersion, consumer.version));
}
