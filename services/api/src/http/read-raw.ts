import { createHash } from 'node:crypto';
import { ok, type Result } from '@visaguard/kernel';
import { type ProblemReply, problem } from './reply.ts';

/** The body broke off. Whoever stores it as it comes keeps nothing of it, and the caller is told to send it again. */
export class BodyCutOff extends Error {
  override readonly name = 'BodyCutOff';
}

/** The bytes that came are others than `Content-Digest` says. */
export class ContentDigestMismatch extends Error {
  override readonly name = 'ContentDigestMismatch';
}

const digestPattern = /^sha-256=:([A-Za-z0-9+/]{43}=):$/;

/**
 * The bytes of a body as they come, held against `Content-Digest` (RFC 9530) where it is sent. A digest of another
 * algorithm is refused rather than passed over: its sender counts on it.
 * @throws BodyCutOff, ContentDigestMismatch while it is read
 */
export function readRaw(request: Request): Result<AsyncIterable<Uint8Array>, ProblemReply> {
  const given = request.headers.get('content-digest');
  if (given === null) return ok(bytesOf(request));
  const [, digest] = digestPattern.exec(given.trim()) ?? [];
  if (digest !== undefined) return ok(withDigest(bytesOf(request), digest));
  const detail = 'Content-Digest holds one SHA-256, as sha-256=:base64:.';
  return { ok: false, error: problem('header_invalid', detail) };
}

async function* bytesOf({ body }: Request): AsyncGenerator<Uint8Array> {
  try {
    if (body) yield* body;
  } catch (cause) {
    throw new BodyCutOff('the body broke off', { cause });
  }
}

async function* withDigest(chunks: AsyncIterable<Uint8Array>, digest: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('base64') !== digest) throw new ContentDigestMismatch('the body has another digest');
}
