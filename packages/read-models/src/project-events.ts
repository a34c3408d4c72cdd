import type { StoredEvent } from '@visaguard/event-store';
import type { PoolClient } from '@visaguard/postgres';
import { asProjected } from './projected-event.ts';
import { projections } from './read-model.ts';
import type { RowChange } from './row-changes/row-change.ts';
import { writeChanges } from './row-changes/write-changes.ts';

/**
 * Applies events, in the order of their streams, to all read models that the search path names: live ones, and those
 * that are built beside.
 * @throws UnknownEvent
 */
export async function projectEvents(client: PoolClient, events: readonly StoredEvent[]): Promise<void> {
  await writeChanges(client, events.flatMap(changesOf));
}

function changesOf(event: StoredEvent): RowChange[] {
  const projected = asProjected(event);
  return projections.flatMap((projection) => projection.changes(projected));
}
