import { createHash } from 'node:crypto';
import { completeUpload as decide, type KnownUpload, partsToJoin, upload } from '@visaguard/domain';
import { type EvidenceId, ok, refuse, type TenantScope, type UploadId } from '@visaguard/kernel';
import type { Application } from './application.ts';
import { type Attachment, attachBytes } from './attach-archive.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute } from './execute.ts';
import { knownUpload, purgeParts } from './known-upload.ts';
import { loadState } from './load-state.ts';
import type { UploadReply } from './open-upload.ts';

export type UploadToComplete = {
  readonly uploadId: UploadId;
  /** SHA-256 of the whole file, 64 hex digits, where the caller wants it checked. It is not kept. */
  readonly sha256: string | null;
  readonly reply: UploadReply;
};

/**
 * Joins the parts and attaches what they make as one archive, the way that `attachArchive` goes: sniffed, sealed, with the
 * consent asked before and after (R1). The bytes of the parts are deleted then. A repeat answers with the archive that is
 * there.
 */
export async function completeUpload(
  app: Application,
  command: Command,
  completion: UploadToComplete,
): Promise<CommandOutcome> {
  const { scope, at } = command;
  const { state } = await loadState(app, scope, { aggregate: upload, streamId: completion.uploadId });
  const joinable = partsToJoin(state, { at });
  const outcome = joinable.ok
    ? await joined(app, command, { ...completion, open: joinable.value })
    : ({ kind: 'refused', refusal: joinable.error } as const);
  if (outcome.kind === 'refused' && outcome.refusal.code === 'upload_completed') {
    return asCompleted(app, command, completion);
  }
  if (outcome.kind === 'done' && joinable.ok) await purgeParts(app, scope, joinable.value);
  return outcome;
}

type Joining = UploadToComplete & { readonly open: KnownUpload };

async function joined(app: Application, command: Command, joining: Joining): Promise<CommandOutcome> {
  const { scope, at } = command;
  const { uploadId, sha256, open, reply } = joining;
  const hash = createHash('sha256');
  const parts = open.parts.map(({ evidenceId }) => evidenceId);
  const conclude: Attachment['conclude'] = async (reader, archive) => {
    if (sha256 !== null && sha256 !== hash.copy().digest('hex')) {
      return refuse('upload_digest_mismatch', 'The parts make another file than sha256 says. Send again what differs.');
    }
    const on = await reader.load(upload, uploadId);
    const decision = decide(on.state, { evidenceId: archive.evidenceId, joined: parts, at });
    if (!decision.ok) return decision;
    const { state, version } = knownUpload(on, decision.value);
    return ok({ changes: [{ on, events: decision.value }], reply: reply(state, version) });
  };
  try {
    const { handleId, consentId, sizeBytes, openedAt } = open;
    const chunks = hashed(hash, bytesOfParts(app, scope, parts));
    const bytes = { handleId, consentId, chunks, sizeBytesMax: sizeBytes, heldSince: openedAt };
    return await attachBytes(app, command, { bytes, bodyHash: () => command.bodyHash, conclude });
  } catch (error) {
    // Somebody else may have ended the upload meanwhile, or sent a part again: its bytes went while they were read.
    const { state } = await loadState(app, scope, { aggregate: upload, streamId: uploadId });
    const still = decide(state, { evidenceId: 'evd_', joined: parts, at });
    if (still.ok) throw error;
    return { kind: 'refused', refusal: still.error };
  }
}

/** What is completed stays so: the answer is the one that the first caller got. */
function asCompleted(
  app: Application,
  command: Command,
  { uploadId, reply }: UploadToComplete,
): Promise<CommandOutcome> {
  return execute(app, command, async (reader) => {
    const on = await reader.load(upload, uploadId);
    const { state, version } = knownUpload(on, []);
    // Deletes what an earlier run that was cut off had left.
    await purgeParts(app, command.scope, state);
    return ok({ changes: [{ on, events: [] }], reply: reply(state, version) });
  });
}

const readSizeBytes = 4 * 1024 * 1024;

/** One after the other, in bounded memory. @throws where a part is gone. */
async function* bytesOfParts(
  { evidence }: Application,
  scope: TenantScope,
  parts: readonly EvidenceId[],
): AsyncGenerator<Uint8Array> {
  for (const evidenceId of parts) {
    const opened = await evidence.openRandomAccess(scope, evidenceId);
    if (opened.status !== 'clear') throw new Error(`part ${evidenceId} cannot be read: ${opened.status}`);
    const { sizeBytes, read } = opened.value;
    for (let at = 0; at < sizeBytes; at += readSizeBytes) yield read(at, Math.min(readSizeBytes, sizeBytes - at));
  }
}

async function* hashed(
  hash: ReturnType<typeof createHash>,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}
