import { type AbandonUpload, abandonUpload as decide, type KnownUpload, upload } from '@visaguard/domain';
import { ok, type UploadId } from '@visaguard/kernel';
import type { Application } from './application.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute } from './execute.ts';
import { knownUpload, purgeParts } from './known-upload.ts';
import type { UploadReply } from './open-upload.ts';

export type UploadToAbandon = {
  readonly uploadId: UploadId;
  readonly reason: AbandonUpload['reason'];
  readonly reply?: UploadReply;
};

/**
 * No part is taken after this, and the bytes of those that came are deleted. Always allowed: it takes nothing from anybody
 * but what was given. A repeat deletes what an earlier run that was cut off had left.
 */
export async function abandonUpload(
  app: Application,
  command: Command,
  { uploadId, reason, reply }: UploadToAbandon,
): Promise<CommandOutcome> {
  let ended: KnownUpload | undefined;
  const outcome = await execute(app, command, async (reader) => {
    const on = await reader.load(upload, uploadId);
    const decision = decide(on.state, { reason, at: command.at });
    if (!decision.ok) return decision;
    const { state, version } = knownUpload(on, decision.value);
    ended = state;
    return ok({ changes: [{ on, events: decision.value }], reply: reply?.(state, version) ?? null });
  });
  if (outcome.kind === 'done' && ended) await purgeParts(app, command.scope, ended);
  return outcome;
}
