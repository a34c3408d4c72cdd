import { eventCatalogue, schemaHash } from '@visaguard/contracts';
import { EventTypesChanged, registerEventTypes } from '@visaguard/event-store';
import { createOwnerPool, type Pool } from '@visaguard/postgres';
import { CannotRun } from '../cannot-run.ts';

/**
 * Makes known to the database which events this program writes.
 * @param advice what to do where the database holds events whose forms this program has changed.
 * @throws CannotRun in that case.
 */
export async function registerCatalogue(ownerUrl: string, advice: string): Promise<void> {
  const owner = createOwnerPool({ ownerUrl, max: 1 });
  try {
    const types = eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) }));
    await registerEventTypes(owner, types);
  } catch (error) {
    if (!(error instanceof EventTypesChanged)) throw error;
    throw new CannotRun(advice, { cause: error });
  } finally {
    await owner.end();
  }
}

/**
 * @param pool of role `vg_writer`.
 * @returns whether every event of this program may be written.
 */
export async function isCatalogueRegistered(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ known: string }>(
    `select type || '/' || schema_version as known from event_types`,
  );
  const known = new Set(rows.map((row) => row.known));
  return eventCatalogue.every(({ type, schemaVersion }) => known.has(`${type}/${schemaVersion}`));
}
