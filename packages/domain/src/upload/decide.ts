import { type EvidenceId, type Instant, ok, type Refusal, type Result, refuse } from '@visaguard/kernel';
import type { Decision } from '../aggregate.ts';
import type { UploadAbandoned, UploadEvent, UploadOpened } from './events.ts';
import {
  type KnownUpload,
  missingParts,
  partCount,
  type UploadPart,
  type UploadState,
  uploadHasExpired,
} from './state.ts';

/**
 * How long parts are taken. What they are joined to is deleted a day after the upload was opened, as the bytes of the
 * first part came soon after: so half of the day is left to have it read.
 */
const openHoursMax = 12;

export type OpenUpload = Omit<UploadOpened['data'], 'expiresAt'> & { readonly sizeBytesMax: number };

export function openUpload(state: UploadState, command: OpenUpload): Decision<UploadEvent> {
  if (state.kind !== 'none') return refuse('upload_exists', 'This upload is open already.');
  const { sizeBytesMax, ...data } = command;
  if (data.sizeBytes < 1) return refuse('archive_empty', 'An archive has at least one byte.');
  if (data.sizeBytes > sizeBytesMax) {
    return refuse('archive_too_large', `One part of an export is at most ${sizeBytesMax} bytes.`);
  }
  const expiresAt = new Date(Date.parse(data.openedAt) + openHoursMax * 3_600_000).toISOString();
  return ok([{ type: 'upload.opened', data: { ...data, expiresAt } }]);
}

/** Whether this part may come now. @returns how many bytes it must have. */
export function expectPart(
  state: UploadState,
  { number, at }: { readonly number: number; readonly at: Instant },
): Result<{ readonly open: KnownUpload; readonly sizeBytes: number }, Refusal> {
  const taken = takesParts(state, at);
  if (!taken.ok) return taken;
  const open = taken.value;
  const last = partCount(open);
  if (!Number.isInteger(number) || number < 1 || number > last) {
    return refuse('upload_part_number_invalid', `The parts of this upload are numbered 1 to ${last}.`);
  }
  const sizeBytes = number < last ? open.partSizeBytes : open.sizeBytes - (last - 1) * open.partSizeBytes;
  return ok({ open, sizeBytes });
}

export type ReceivePart = UploadPart & { readonly at: Instant };

/**
 * The same bytes again change nothing. Other bytes take the place of the earlier ones, as a PUT does: whoever finds that
 * a part was read wrongly sends it again, and need not begin anew.
 */
export function receivePart(state: UploadState, command: ReceivePart): Decision<UploadEvent> {
  const expected = expectPart(state, command);
  if (!expected.ok) return expected;
  const { open, sizeBytes } = expected.value;
  const { at: _at, ...part } = command;
  if (part.sizeBytes !== sizeBytes) return refusePartSize(part.number, sizeBytes);
  const there = open.parts.find(({ number }) => number === part.number);
  if (there?.sha256 === part.sha256) return ok([]);
  return ok([{ type: 'upload.part_received', data: { uploadId: open.uploadId, ...part } }]);
}

export function refusePartSize(number: number, sizeBytes: number) {
  return refuse('upload_part_size_wrong', `Part ${number} has ${sizeBytes} bytes. Nothing of it was kept.`);
}

/** Whether the parts are all there. @returns the upload, with its parts in the order in which they are joined. */
export function partsToJoin(state: UploadState, { at }: { readonly at: Instant }): Result<KnownUpload, Refusal> {
  const taken = takesParts(state, at);
  if (!taken.ok) return taken;
  const missing = missingParts(taken.value);
  if (missing.length === 0) return taken;
  return refuse('upload_incomplete', `Parts are missing: ${missing.join(', ')}. Send them, then complete the upload.`);
}

export type CompleteUpload = {
  readonly evidenceId: EvidenceId;
  /** The parts that were joined, in their order. */
  readonly joined: readonly EvidenceId[];
  readonly at: Instant;
};

export function completeUpload(state: UploadState, command: CompleteUpload): Decision<UploadEvent> {
  const joinable = partsToJoin(state, command);
  if (!joinable.ok) return joinable;
  const { uploadId, parts } = joinable.value;
  const { evidenceId, joined, at } = command;
  if (parts.length !== joined.length || parts.some((part, nth) => part.evidenceId !== joined[nth])) {
    return refuse('upload_changed', 'A part was sent again while the parts were joined. Complete the upload again.');
  }
  return ok([{ type: 'upload.completed', data: { uploadId, evidenceId, completedAt: at } }]);
}

export type AbandonUpload = { readonly reason: UploadAbandoned['data']['reason']; readonly at: Instant };

/** A process may come late: what is completed by then is no longer its concern. */
export function abandonUpload(state: UploadState, { reason, at }: AbandonUpload): Decision<UploadEvent> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'completed') return reason === 'asked' ? completed() : ok([]);
  if (state.kind === 'abandoned') return ok([]);
  return ok([{ type: 'upload.abandoned', data: { uploadId: state.uploadId, reason, abandonedAt: at } }]);
}

function takesParts(state: UploadState, at: Instant): Result<KnownUpload, Refusal> {
  if (state.kind === 'none') return unknown();
  if (state.kind === 'completed') return completed();
  if (uploadHasExpired(state, at) || (state.kind === 'abandoned' && state.abandonedFor === 'expired')) {
    return refuse('upload_expired', `An upload is open for ${openHoursMax} hours. Open a new one.`);
  }
  if (state.kind === 'abandoned') return refuse('upload_abandoned', 'The upload was abandoned. Open a new one.');
  return ok(state);
}

function unknown() {
  return refuse('upload_unknown', 'There is no such upload.');
}

function completed() {
  return refuse('upload_completed', 'The upload is completed.');
}
