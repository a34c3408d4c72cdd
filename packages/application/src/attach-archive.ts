import { type ConsentState, consent, attachArchive as decide, type HandleState, handle } from '@visaguard/domain';
import type { StoredEvidence } from '@visaguard/evidence';
import {
  type ConsentId,
  canonicalJson,
  type HandleId,
  type Instant,
  type Json,
  ok,
  type Refusal,
  type Result,
  refuse,
  sha256Hex,
} from '@visaguard/kernel';
import type { Application } from './application.ts';
import { type SniffedArchive, sniffArchive } from './archive-kind.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute, type Plan, type Reader } from './execute.ts';
import { loadState } from './load-state.ts';
import { type DeclaredHandle, permitReading } from './permit-reading.ts';

/** An archive on its way to a handle. */
export type ArchiveBytes = {
  readonly handleId: HandleId;
  /** The consent under which it is given. */
  readonly consentId: ConsentId;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly sizeBytesMax: number;
  /** Since when its bytes are held, where they came before: they are deleted a day after that. */
  readonly heldSince?: Instant;
};

export type ArchiveUpload = ArchiveBytes & {
  readonly reply: (archive: StoredEvidence, version: number) => Json;
};

/** Stores one part of the account holder's export and attaches it to the handle. */
export function attachArchive(app: Application, command: Command, upload: ArchiveUpload): Promise<CommandOutcome> {
  return attachBytes(app, command, {
    bytes: upload,
    // The same key with other bytes is another request; the digest is keyed by the person, as the store keeps it.
    bodyHash: ({ sha256 }) => sha256Hex(canonicalJson([command.bodyHash, sha256])),
    conclude: async (_reader, archive, version) => ok({ changes: [], reply: upload.reply(archive, version) }),
  });
}

export type Attachment = {
  readonly bytes: ArchiveBytes;
  readonly bodyHash: (archive: StoredEvidence) => string;
  /** What else is changed together with the handle, and what the caller is told. @param version of the handle then. */
  readonly conclude: (
    reader: Reader,
    archive: StoredEvidence,
    version: number,
  ) => Promise<Result<Pick<Plan, 'changes' | 'reply'>, Refusal>>;
};

/**
 * Rule R1: the consent is asked before a byte is stored, and again when the archive is attached. The bytes go into the
 * evidence store as they come, in bounded memory, sealed for the person; where the command is refused or repeats an
 * earlier one, they are purged again.
 */
export async function attachBytes(app: Application, command: Command, attachment: Attachment): Promise<CommandOutcome> {
  const { bytes } = attachment;
  const [account, permission] = await Promise.all([
    loadState(app, command.scope, { aggregate: handle, streamId: bytes.handleId }),
    loadState(app, command.scope, { aggregate: consent, streamId: bytes.consentId }),
  ]);
  const before = permitArchive(account.state, permission.state, command.at);
  if (!before.ok) return refused(before);
  const stored = await store(app, command, { bytes, subject: before.value.applicantId });
  if (!stored.ok) return refused(stored);
  const archive = stored.value;

  const bodyHash = attachment.bodyHash(archive);
  const outcome = await execute(app, { ...command, bodyHash }, (reader) =>
    plan(reader, command, { ...attachment, archive }),
  );
  const attached = outcome.kind === 'done' && !outcome.replayed;
  if (!attached) await app.evidence.purge(command.scope, archive.evidenceId, { reason: 'not attached' });
  return outcome;
}

async function plan(
  reader: Reader,
  command: Command,
  { bytes, conclude, archive }: Attachment & { readonly archive: StoredEvidence },
): Promise<Result<Plan, Refusal>> {
  const [on, permission] = await Promise.all([
    reader.load(handle, bytes.handleId),
    reader.load(consent, bytes.consentId),
  ]);
  const permitted = permitArchive(on.state, permission.state, command.at);
  if (!permitted.ok) return permitted;
  const { evidenceId, sizeBytes } = archive;
  const decision = decide(on.state, { evidenceId, consentId: bytes.consentId, sizeBytes, attachedAt: command.at });
  if (!decision.ok) return decision;
  const concluded = await conclude(reader, archive, on.version + decision.value.length);
  if (!concluded.ok) return concluded;
  const { changes, ...told } = concluded.value;
  return ok({ changes: [{ on, events: decision.value }, ...changes], asSeen: [permission], ...told });
}

/** Rule R1: whether this account's export may be taken now. */
export function permitArchive(
  account: HandleState,
  permission: ConsentState,
  at: Instant,
): Result<DeclaredHandle, Refusal> {
  return permitReading({ account, permission, source: 'archive', at });
}

async function store(
  app: Application,
  command: Command,
  { bytes, subject }: { bytes: ArchiveBytes; subject: string },
): Promise<Result<StoredEvidence, Refusal>> {
  const looked = await sniffed(bytes.chunks);
  if (!looked.ok) return looked;
  const { kind, chunks } = looked.value;
  const { heldSince, sizeBytesMax } = bytes;
  const held = heldSince === undefined ? {} : { heldSince };
  const meta = { subject, kind: 'upload', contentType: kind, ...held } as const;
  const stored = await app.evidence.putStream(command.scope, meta, chunks, sizeBytesMax);
  if (stored.ok) return stored;
  if (stored.error.code === 'too_large') {
    return refuse('archive_too_large', `One part of an export is at most ${sizeBytesMax} bytes.`);
  }
  if (stored.error.code === 'subject_erased') return refuse('applicant_redacted', 'The applicant has been erased.');
  throw new Error(`a fresh evidence id is taken: ${stored.error.code}`);
}

/** The bytes of an archive, and of which kind it is. */
export async function sniffed(chunks: AsyncIterable<Uint8Array>): Promise<Result<SniffedArchive, Refusal>> {
  const looked = await sniffArchive(chunks);
  if (looked.ok) return looked;
  return looked.error === 'empty'
    ? refuse('archive_empty', 'The upload has no bytes.')
    : refuse('archive_kind_unknown', 'An archive is a ZIP, or a JSON or CSV file of an official export.');
}

function refused({ error }: { readonly error: Refusal }): CommandOutcome {
  return { kind: 'refused', refusal: error };
}
