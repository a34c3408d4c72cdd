import { consent, openUpload as decide, handle, hasRoomForArchive, type KnownUpload, upload } from '@visaguard/domain';
import { type ConsentId, type HandleId, type Json, ok, type UploadId } from '@visaguard/kernel';
import type { Application } from './application.ts';
import { permitArchive } from './attach-archive.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute } from './execute.ts';
import { knownUpload } from './known-upload.ts';

/** What the caller is told of an upload; `version` is that of its stream. */
export type UploadReply = (upload: KnownUpload, version: number) => Json;

export type UploadOpening = {
  readonly uploadId: UploadId;
  readonly handleId: HandleId;
  readonly consentId: ConsentId;
  readonly sizeBytes: number;
  readonly partSizeBytes: number;
  readonly sizeBytesMax: number;
  readonly reply: UploadReply;
};

/** Rule R1: the consent is asked before anything is taken. What can be refused is refused before anything is sent. */
export function openUpload(app: Application, command: Command, opening: UploadOpening): Promise<CommandOutcome> {
  const { uploadId, handleId, consentId, sizeBytes, partSizeBytes, sizeBytesMax, reply } = opening;
  return execute(app, command, async (reader) => {
    const [account, permission] = await Promise.all([reader.load(handle, handleId), reader.load(consent, consentId)]);
    const permitted = permitArchive(account.state, permission.state, command.at);
    if (!permitted.ok) return permitted;
    const room = hasRoomForArchive(permitted.value);
    if (!room.ok) return room;
    const on = reader.fresh(upload, uploadId);
    const { applicantId } = permitted.value;
    const decision = decide(on.state, {
      ...{ uploadId, handleId, applicantId, consentId, sizeBytes, partSizeBytes, sizeBytesMax, openedAt: command.at },
    });
    if (!decision.ok) return decision;
    const { state, version } = knownUpload(on, decision.value);
    const changes = [{ on, events: decision.value }];
    return ok({ changes, asSeen: [account, permission], reply: reply(state, version) });
  });
}
