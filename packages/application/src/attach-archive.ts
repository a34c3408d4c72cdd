import {
  type ConsentState,
  checkConsent,
  consent,
  attachArchive as decide,
  type HandleState,
  handle,
} from '@visaguard/domain';
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
import { sniffArchive } from './archive-kind.ts';
import type { Command, CommandOutcome } from './command.ts';
import { execute, type Plan, type Reader } from './execute.ts';
import { loadState } from './load-state.ts';

export type ArchiveUpload = {
  readonly handleId: HandleId;
  /** The consent under which it is given. */
  readonly consentId: ConsentId;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly sizeBytesMax: number;
  readonly reply: (archive: StoredEvidence, version: number) => Json;
};

/**
 * Stores one part of the account holder's export and attaches it to the handle. Rule R1: the consent is asked before a
 * byte is stored, and again when the archive is attached. The bytes go into the evidence store as they come, in bounded
 * memory, sealed for the person; where the command is refused or repeats an earlier one, they are purged again.
 */
export async function attachArchive(
  app: Application,
  command: Command,
  upload: ArchiveUpload,
): Promise<CommandOutcome> {
  const [account, permission] = await Promise.all([
    loadState(app, command.scope, { aggregate: handle, streamId: upload.handleId }),
    loadState(app, command.scope, { aggregate: consent, streamId: upload.consentId }),
  ]);
  const before = permit(account.state, permission.state, command.at);
  if (!before.ok) return refused(before);
  const stored = await store(app, command, { upload, subject: before.value.applicantId });
  if (!stored.ok) return refused(stored);
  const archive = stored.value;

  // The same key with other bytes is another request; the digest is keyed by the person, as the store keeps it.
  const bodyHash = sha256Hex(canonicalJson([command.bodyHash, archive.sha256]));
  const outcome = await execute(app, { ...command, bodyHash }, (reader) => plan(reader, command, { upload, archive }));
  const attached = outcome.kind === 'done' && !outcome.replayed;
  if (!attached) await app.evidence.purge(command.scope, archive.evidenceId, { reason: 'not attached' });
  return outcome;
}

async function plan(
  reader: Reader,
  command: Command,
  { upload, archive }: { upload: ArchiveUpload; archive: StoredEvidence },
): Promise<Result<Plan, Refusal>> {
  const [on, permission] = await Promise.all([
    reader.load(handle, upload.handleId),
    reader.load(consent, upload.consentId),
  ]);
  const permitted = permit(on.state, permission.state, command.at);
  if (!permitted.ok) return permitted;
  const { evidenceId, sizeBytes } = archive;
  const decision = decide(on.state, { evidenceId, consentId: upload.consentId, sizeBytes, attachedAt: command.at });
  if (!decision.ok) return decision;
  const reply = upload.reply(archive, on.version + decision.value.length);
  return ok({ changes: [{ on, events: decision.value }], asSeen: [permission], reply });
}

type Declared = Exclude<HandleState, { kind: 'none' }>;

function permit(account: HandleState, permission: ConsentState, at: Instant): Result<Declared, Refusal> {
  if (account.kind === 'none' || account.kind === 'retired') {
    return refuse('handle_unknown', 'There is no such declared handle.');
  }
  if (permission.kind === 'none' || permission.applicantId !== account.applicantId) {
    return refuse('consent_missing', 'There is no such consent of this applicant.', { rule: 'R1' });
  }
  const { purpose } = permission.scope;
  const use = { purpose, platforms: [account.platform], lookbackYears: 0, forRequester: false, at };
  const checked = checkConsent(permission, use);
  return checked.ok ? ok(account) : checked;
}

async function store(
  app: Application,
  command: Command,
  { upload, subject }: { upload: ArchiveUpload; subject: string },
): Promise<Result<StoredEvidence, Refusal>> {
  const sniffed = await sniffArchive(upload.chunks);
  if (!sniffed.ok) {
    return sniffed.error === 'empty'
      ? refuse('archive_empty', 'The upload has no bytes.')
      : refuse('archive_kind_unknown', 'An archive is a ZIP, or a JSON or CSV file of an official export.');
  }
  const { kind, chunks } = sniffed.value;
  const meta = { subject, kind: 'upload', contentType: kind } as const;
  const stored = await app.evidence.putStream(command.scope, meta, chunks, upload.sizeBytesMax);
  if (stored.ok) return stored;
  if (stored.error.code === 'too_large') {
    return refuse('archive_too_large', `One part of an export is at most ${upload.sizeBytesMax} bytes.`);
  }
  if (stored.error.code === 'subject_erased') return refuse('applicant_redacted', 'The applicant has been erased.');
  throw new Error(`a fresh evidence id is taken: ${stored.error.code}`);
}

function refused({ error }: { readonly error: Refusal }): CommandOutcome {
  return { kind: 'refused', refusal: error };
}
