import { deriveId, type EvidenceId, type SourceId } from '@visaguard/kernel';

/**
 * Where notes on the posts of a source are kept. Each grant has its own place: what was deleted with one does not come
 * back with the next.
 * @param grant counted from 1.
 */
export function consularNotesId(sourceId: SourceId, grant: number): EvidenceId {
  return deriveId('evidence', [sourceId, 'consular_notes', String(grant)]);
}
