import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { ProjectedEvent } from './projected-event.ts';
import type { RowChange } from './row-changes/row-change.ts';

export type Database = NodePgDatabase;

/**
 * Keeps one read model. `changes` is asked once per event in the order of its stream, and what it answers is written in
 * the transaction that also moves the checkpoint, so each event takes effect exactly once. It may rely on the order within
 * a stream only, and on no row.
 */
export type Projection = {
  readonly name: string;
  /** Raised when the tables or the meaning change: the model is then rebuilt beside the old one. */
  readonly version: number;
  readonly changes: (event: ProjectedEvent) => readonly RowChange[];
};
