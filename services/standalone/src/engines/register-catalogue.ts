import { eventCatalogue, schemaHash } from '@visaguard/contracts';
import { EventTypesChanged, registerEventTypes } from '@visaguard/event-store';
import { createOwnerPool } from '@visaguard/postgres';
import { CannotRun } from '../cannot-run.ts';
import type { Databases } from './start-postgres.ts';

/**
 * Makes known to the database which events this program writes.
 * @throws CannotRun where the folder holds events whose forms this program has changed.
 */
export async function registerCatalogue({ ownerCoreUrl }: Pick<Databases, 'ownerCoreUrl'>): Promise<void> {
  const owner = createOwnerPool({ ownerUrl: ownerCoreUrl, max: 1 });
  try {
    const types = eventCatalogue.map((contract) => ({ ...contract, schemaHash: schemaHash(contract) }));
    await registerEventTypes(owner, types);
  } catch (error) {
    if (!(error instanceof EventTypesChanged)) throw error;
    const reason =
      'The data folder was written by another version of this program, which wrote some events in another form';
    throw new CannotRun(`${reason}; start that version, or choose another folder with --data-dir.`, { cause: error });
  } finally {
    await owner.end();
  }
}
