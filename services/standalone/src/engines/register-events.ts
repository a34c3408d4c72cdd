import { registerCatalogue } from '../migrate/event-types.ts';
import type { Databases } from './start-postgres.ts';

/**
 * Makes known to the database which events this program writes.
 * @throws CannotRun where the folder holds events whose forms this program has changed.
 */
export function registerEvents({ ownerCoreUrl }: Pick<Databases, 'ownerCoreUrl'>): Promise<void> {
  const reason =
    'The data folder was written by another version of this program, which wrote some events in another form';
  return registerCatalogue(ownerCoreUrl, `${reason}; start that version, or choose another folder with --data-dir.`);
}
