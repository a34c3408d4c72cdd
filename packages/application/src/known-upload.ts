import { type KnownUpload, type UploadEvent, type UploadState, upload } from '@visaguard/domain';
import type { TenantScope } from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Loaded } from './execute.ts';

/** An upload and its version after these events. */
export function knownUpload(
  on: Pick<Loaded<UploadState>, 'state' | 'version'>,
  events: readonly UploadEvent[],
): { readonly state: KnownUpload; readonly version: number } {
  const state = events.reduce(upload.evolve, on.state);
  if (state.kind === 'none') throw new Error('an upload that was decided on is known');
  return { state, version: on.version + events.length };
}

/** Deletes the bytes of all its parts. Safe to repeat. */
export async function purgeParts(
  app: Pick<Application, 'evidence'>,
  scope: TenantScope,
  { parts, kind }: KnownUpload,
): Promise<void> {
  for (const { evidenceId } of parts) await app.evidence.purge(scope, evidenceId, { reason: `upload ${kind}` });
}
