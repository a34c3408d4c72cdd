import { and, eq, max } from 'drizzle-orm';
import type { Database } from '../projection.ts';
import { checkpoints } from './table.ts';

/** Who keeps checkpoints: a name, and the version of what it builds. */
export type Consumer = { readonly name: string; readonly version: number };

/** The consumer's place in a lane, null before its first event. */
export async function readCheckpoint(database: Database, consumer: Consumer, lane: string): Promise<string | null> {
  const rows = await database.select({ place: checkpoints.place }).from(checkpoints).where(ofLane(consumer, lane));
  return rows[0]?.place ?? null;
}

/** The consumer's places, by lane. */
export async function readCheckpoints(database: Database, consumer: Consumer): Promise<Map<string, string>> {
  const { lane, place } = checkpoints;
  const rows = await database.select({ lane, place }).from(checkpoints).where(ofConsumer(consumer));
  return new Map(rows.map((row) => [row.lane, row.place]));
}

/** When it last moved, in any lane. */
export async function checkpointMovedAt(database: Database, consumer: Consumer): Promise<Date | null> {
  const rows = await database
    .select({ movedAt: max(checkpoints.movedAt) })
    .from(checkpoints)
    .where(ofConsumer(consumer));
  return rows[0]?.movedAt ?? null;
}

export type CheckpointMove = { readonly lane: string; readonly from: string | null; readonly next: string };

/**
 * Moves a checkpoint from where this consumer believes it is. False means that another instance has moved it: this
 * one is fenced and must roll back its effects. To be called in the transaction of the effects.
 */
export async function moveCheckpoint(
  database: Database,
  consumer: Consumer,
  { lane, from, next, at }: CheckpointMove & { readonly at: Date },
): Promise<boolean> {
  const moved = { place: next, movedAt: at };
  if (from === null) {
    const inserted = await database
      .insert(checkpoints)
      .values({ consumer: consumer.name, consumerVersion: consumer.version, lane, ...moved })
      .onConflictDoNothing()
      .returning({ lane: checkpoints.lane });
    return inserted.length === 1;
  }
  const updated = await database
    .update(checkpoints)
    .set(moved)
    .where(and(ofLane(consumer, lane), eq(checkpoints.place, from)))
    .returning({ lane: checkpoints.lane });
  return updated.length === 1;
}

function ofConsumer(consumer: Consumer) {
  return and(eq(checkpoints.consumer, consumer.name), eq(checkpoints.consumerVersion, consumer.version));
}

function ofLane(consumer: Consumer, lane: string) {
  return and(ofConsumer(consumer), eq(checkpoints.lane, lane));
}
