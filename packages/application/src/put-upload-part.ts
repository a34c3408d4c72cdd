import {
  consent,
  expectPart,
  handle,
  type KnownUpload,
  receivePart,
  refusePartSize,
  type UploadState,
  upload,
} from '@visaguard/domain';
import type { StoredEvidence } from '@visaguard/evidence';
import {
  canonicalJson,
  type EvidenceId,
  ok,
  type Refusal,
  type Result,
  refuse,
  sha256Hex,
  type UploadId,
} from '@visaguard/kernel';
import type { Application } from './application.ts';
import { permitArchive, sniffed } from './attach-archive.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute, type Loaded, type Plan, type Reader } from './execute.ts';
import { knownUpload } from './known-upload.ts';
import { loadState } from './load-state.ts';
import type { UploadReply } from './open-upload.ts';

export type PartOfUpload = {
  readonly uploadId: UploadId;
  readonly number: number;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly reply: UploadReply;
};

/**
 * Takes one part, whole or not at all. Rule R1: the consent is asked before a byte is stored, and again when the part is
 * counted. Bytes that do not become the part, and those whose place it takes, are purged.
 */
export async function putUploadPart(app: Application, command: Command, part: PartOfUpload): Promise<CommandOutcome> {
  const { scope, at } = command;
  const expected = await expectation(app, command, part);
  if (!expected.ok) return { kind: 'refused', refusal: expected.error };
  const stored = await store(app, command, { ...part, ...expected.value });
  if (!stored.ok) return { kind: 'refused', refusal: stored.error };
  const { evidenceId, sizeBytes, sha256 } = stored.value;

  let counted: { readonly inPlaceOf: EvidenceId | null } | undefined;
  const plan = async (reader: Reader): Promise<Result<Plan, Refusal>> => {
    const seen = await permitted(reader, command, part.uploadId);
    if (!seen.ok) return seen;
    const { on, asSeen } = seen.value;
    const { number } = part;
    const decision = receivePart(on.state, { number, evidenceId, sizeBytes, sha256, at });
    if (!decision.ok) return decision;
    counted = decision.value.length > 0 ? { inPlaceOf: partIn(on.state, number) } : undefined;
    const { state, version } = knownUpload(on, decision.value);
    return ok({ changes: [{ on, events: decision.value }], asSeen, reply: part.reply(state, version) });
  };
  const bodyHash = sha256Hex(canonicalJson([command.bodyHash, sha256]));
  const outcome = await execute(app, { ...command, bodyHash }, plan);

  const kept = outcome.kind === 'done' && !outcome.replayed ? counted : undefined;
  const idle = kept ? kept.inPlaceOf : evidenceId;
  if (idle) await app.evidence.purge(scope, idle, { reason: kept ? 'sent again' : 'not counted' });
  return outcome;
}

type Expected = { readonly open: KnownUpload; readonly sizeBytes: number };

/** Asked before a byte is read. */
async function expectation(
  app: Application,
  command: Command,
  { uploadId, number }: PartOfUpload,
): Promise<Result<Expected, Refusal>> {
  const load: Reader['load'] = (aggregate, streamId) => loadState(app, command.scope, { aggregate, streamId });
  const seen = await permitted({ load }, command, uploadId);
  return seen.ok ? expectPart(seen.value.on.state, { number, at: command.at }) : seen;
}

type Permitted = { readonly on: Loaded<UploadState>; readonly asSeen: readonly Loaded<unknown>[] };

/** The upload, where its consent is still in force. */
async function permitted(
  reader: Pick<Reader, 'load'>,
  { at }: Command,
  uploadId: UploadId,
): Promise<Result<Permitted, Refusal>> {
  const on = await reader.load(upload, uploadId);
  if (on.state.kind === 'none') return refuse('upload_unknown', 'There is no such upload.');
  const [account, permission] = await Promise.all([
    reader.load(handle, on.state.handleId),
    reader.load(consent, on.state.consentId),
  ]);
  const given = permitArchive(account.state, permission.state, at);
  return given.ok ? ok({ on, asSeen: [permission] }) : given;
}

async function store(
  app: Application,
  { scope }: Command,
  { open, sizeBytes, number, chunks }: PartOfUpload & Expected,
): Promise<Result<StoredEvidence, Refusal>> {
  // What is no archive shows in its first bytes: said before all the others are sent.
  const looked = number === 1 ? await sniffed(chunks) : ok({ chunks });
  if (!looked.ok) return looked;
  const meta = { subject: open.applicantId, kind: 'upload', heldSince: open.openedAt } as const;
  const stored = await app.evidence.putStream(scope, meta, looked.value.chunks, sizeBytes);
  if (stored.ok) return stored;
  if (stored.error.code === 'too_large') return refusePartSize(number, sizeBytes);
  if (stored.error.code === 'subject_erased') return refuse('applicant_redacted', 'The applicant has been erased.');
  throw new Error(`a fresh evidence id is taken: ${stored.error.code}`);
}

function partIn(state: UploadState, wanted: number): EvidenceId | null {
  if (state.kind === 'none') return null;
  return state.parts.find(({ number }) => number === wanted)?.evidenceId ?? null;
}
