import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { ProjectedEvent } from './projected-event.ts';

export type Database = NodePgDatabase;

/**
 * Keeps one read model. `apply` is called once per event in the order of its stream, inside the transaction that also
 * moves the checkpoint, so each event takes effect exactly once. It may rely on the order within a stream only.
 */
export type Projection = {
  readonly name: string;
  /** Raised when the tables or the meaning change: the model is then rebuilt beside the old one. */
  readonly version: number;
  readonly apply: (database: Database, event: ProjectedEvent) => Promise<void>;
};
