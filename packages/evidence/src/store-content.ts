import { type Clock, err, mintId, ok, type Random, type Result, type TenantScope } from '@visaguard/kernel';
import { inTenantScope, type Pool } from '@visaguard/postgres';
import type { SubjectCipher, Vault } from '@visaguard/vault';
import { type ContentPlace, chunkParts, cutChunks } from './chunks.ts';
import type { EvidenceMeta, PutRefusal, StoredEvidence, TooLarge } from './evidence.ts';
import { type EvidenceRow, insertEvidence, readEvidence, storedEvidence } from './evidence-rows.ts';
import { createUpload, type SealedChunk, type Upload } from './upload-rows.ts';

export type StoreDeps = {
  readonly writer: Pool;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: Random;
  readonly chunkSizeBytes: number;
};

export type Content = { readonly bytes: AsyncIterable<Uint8Array>; readonly sizeBytesMax: number };

/** What was written: everything a reader needs but the key. */
type Written = { readonly sizeBytes: number; readonly sha256: string; readonly chunkCount: number };

/** Chunks of one transaction: fewer round trips, and still a bounded amount in memory. */
const chunksPerWrite = 4;
const digestPurpose = 'evidence';

/** Stores a stream in bounded memory. Until it has ended well, nothing of it can be read. */
export async function storeStream(
  deps: StoreDeps,
  { scope, meta }: { scope: TenantScope; meta: EvidenceMeta },
  content: Content,
): Promise<Result<StoredEvidence, PutRefusal | TooLarge>> {
  const cipher = await preparedCipher(deps.vault, scope, meta.subject);
  if (!cipher) return err({ code: 'subject_erased' });
  const place = {
    evidenceId: meta.id ?? mintId('evidence', deps.clock, deps.random),
    uploadId: Buffer.from(deps.random(16)).toString('hex'),
    kind: meta.kind,
  };
  const upload = createUpload(deps.writer, scope, { place, clock: deps.clock });
  await upload.begin();
  let kept = false;
  try {
    const written = await writeChunks(deps, { upload, place, cipher }, content);
    if (!written) return err({ code: 'too_large', sizeBytesMax: content.sizeBytesMax });
    const row = newRow(deps, { meta, place }, written);
    const settled = await upload.finish(async (client) => {
      kept = await insertEvidence(client, scope, row);
      return kept ? row : readEvidence(client, scope, place.evidenceId);
    });
    return settle(settled, written.sha256);
  } finally {
    if (!kept) await upload.discard();
  }
}

/** The same for content in memory, which is compared with what the id holds before anything is written. */
export async function storeBytes(
  deps: StoreDeps,
  target: { scope: TenantScope; meta: EvidenceMeta },
  bytes: Uint8Array,
): Promise<Result<StoredEvidence, PutRefusal>> {
  const { scope, meta } = target;
  const { id } = meta;
  if (id) {
    const known = await inTenantScope(deps.writer, scope, (client) => readEvidence(client, scope, id));
    if (known) {
      const cipher = await preparedCipher(deps.vault, scope, meta.subject);
      if (!cipher) return err({ code: 'subject_erased' });
      const digest = cipher.digest(digestPurpose);
      digest.update(bytes);
      return settle(known, digest.hex());
    }
  }
  const stored = await storeStream(deps, target, { bytes: once(bytes), sizeBytesMax: bytes.length });
  if (stored.ok) return stored;
  if (stored.error.code === 'too_large') throw new Error('content grew while it was stored');
  return err(stored.error);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function preparedCipher(vault: Vault, scope: TenantScope, subject: string): Promise<SubjectCipher | undefined> {
  if (!(await vault.prepareSubject(scope, subject)).ok) return undefined;
  const cipher = await vault.subjectCipher(scope, subject);
  if (cipher.ok) return cipher.value;
  if (cipher.error === 'no_key') throw new Error('a key that was just prepared is missing');
  return undefined;
}

type Writing = { readonly upload: Upload; readonly place: ContentPlace; readonly cipher: SubjectCipher };

/** @returns undefined as soon as the content is larger than allowed. */
async function writeChunks(deps: StoreDeps, writing: Writing, content: Content): Promise<Written | undefined> {
  const { upload, place, cipher } = writing;
  const digest = cipher.digest(digestPurpose);
  let sizeBytes = 0;
  let chunkCount = 0;
  let waiting: SealedChunk[] = [];
  for await (const chunk of cutChunks(content.bytes, deps.chunkSizeBytes)) {
    sizeBytes += chunk.plain.length;
    if (sizeBytes > content.sizeBytesMax) return undefined;
    digest.update(chunk.plain);
    waiting.push({ chunk: chunk.chunk, sealed: cipher.sealBytes(chunkParts(place, chunk), chunk.plain) });
    chunkCount += 1;
    if (waiting.length === chunksPerWrite) {
      await upload.write(waiting);
      waiting = [];
    }
  }
  await upload.write(waiting);
  return { sizeBytes, sha256: digest.hex(), chunkCount };
}

function newRow(deps: StoreDeps, named: { meta: EvidenceMeta; place: ContentPlace }, written: Written) {
  const { meta, place } = named;
  return {
    evidence_id: place.evidenceId,
    kind: meta.kind,
    subject: meta.subject,
    content_type: meta.contentType ?? null,
    size_bytes: written.sizeBytes,
    sha256: written.sha256,
    chunk_size_bytes: deps.chunkSizeBytes,
    chunk_count: written.chunkCount,
    upload_id: place.uploadId,
    stored_at: meta.heldSince === undefined ? deps.clock.now() : new Date(meta.heldSince),
  };
}

function settle(row: EvidenceRow | undefined, sha256: string): Result<StoredEvidence, PutRefusal> {
  if (!row) throw new Error('an evidence id is taken by a row that cannot be seen');
  if (row.sha256 !== sha256) return err({ code: 'other_content' });
  return row.upload_id === null ? err({ code: 'purged' }) : ok(storedEvidence(row));
}
