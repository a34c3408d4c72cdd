import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Json, Random, TenantScope } from '@visaguard/kernel';
import { bindingOf, open, seal } from './aead.ts';
import { type Envelope, envelopeBinding, isEnvelope, type SealContext } from './envelope.ts';
import { clear, type Opened, unreadable } from './opened.ts';
import { bytesBinding, packSealed, unpackSealed } from './sealed-bytes.ts';

/** The unwrapped keys of one subject. New values are sealed under `active`. */
export type SubjectKeys = {
  readonly scope: TenantScope;
  readonly subject: string;
  readonly active: number;
  readonly versions: ReadonlyMap<number, KeyObject>;
};

/** A keyed hash fed in pieces. `hex()` ends it: 64 lower-case hex digits. */
export type SubjectDigest = { update(bytes: Uint8Array): void; hex(): string };

/**
 * One subject's keys at work, without further I/O. Hold it for one command or one read: a holder does not
 * notice that the subject is erased meanwhile.
 */
export type SubjectCipher = {
  /** @throws if `context` names another subject or tenant: that is a bug of the caller. */
  sealJson(context: SealContext, value: Json): Envelope;
  openJson(context: SealContext, envelope: Envelope): Opened<Json>;
  /** `parts` say where the bytes belong; opening needs the same parts in the same order. */
  sealBytes(parts: readonly string[], plain: Uint8Array): Uint8Array;
  openBytes(parts: readonly string[], sealed: Uint8Array): Opened<Uint8Array>;
  /** HMAC-SHA-256 under the subject: equal for equal content, and no help in guessing it without the key. */
  digest(purpose: string): SubjectDigest;
};

const failedTag = 'the authentication tag does not fit: altered, or moved from another place';

export function createSubjectCipher(keys: SubjectKeys, random: Random): SubjectCipher {
  const { scope, subject, active, versions } = keys;
  const activeKey = versions.get(active);
  if (!activeKey) throw new Error(`subject keys without their active version ${active}`);

  return {
    sealJson(context, value) {
      if (!belongs(context, keys)) throw new Error('sealing for another subject or tenant than the key is for');
      const plain = Buffer.from(JSON.stringify(value), 'utf8');
      const { nonce, data } = seal(activeKey, envelopeBinding(context, active), plain, random);
      return { v: 1, subject, keyVersion: active, nonce: toBase64url(nonce), data: toBase64url(data) };
    },
    openJson(context, envelope) {
      if (!isEnvelope(envelope)) return unreadable('not an envelope');
      if (!belongs(context, keys) || envelope.subject !== subject) return unreadable('sealed for another subject');
      const key = versions.get(envelope.keyVersion);
      if (!key) return unreadable(`no key of version ${envelope.keyVersion}`);
      const sealed = { nonce: fromBase64url(envelope.nonce), data: fromBase64url(envelope.data) };
      const plain = open(key, envelopeBinding(context, envelope.keyVersion), sealed);
      return plain ? parseJson(plain) : unreadable(failedTag);
    },
    sealBytes(parts, plain) {
      return packSealed(active, seal(activeKey, bytesBinding({ scope, subject }, active, parts), plain, random));
    },
    openBytes(parts, packed) {
      const unpacked = unpackSealed(packed);
      if (!unpacked) return unreadable('not sealed bytes');
      const { keyVersion, sealed } = unpacked;
      const key = versions.get(keyVersion);
      if (!key) return unreadable(`no key of version ${keyVersion}`);
      const plain = open(key, bytesBinding({ scope, subject }, keyVersion, parts), sealed);
      return plain ? clear(plain) : unreadable(failedTag);
    },
    digest: createDigests(keys),
  };
}

/** Under the oldest version, so that a digest stays the same when the subject's key is rotated. */
function createDigests({ versions }: SubjectKeys): SubjectCipher['digest'] {
  const oldest = versions.get(Math.min(...versions.keys()));
  if (!oldest) throw new Error('subject keys without any version');
  // As a key object: from bytes each use would make one anew, which costs several times what the hash does.
  const digestKeys = new Map<string, KeyObject>();
  const derive = (purpose: string) => {
    const bytes = createHmac('sha256', oldest)
      .update(bindingOf(['digest-1', purpose]))
      .digest();
    return createSecretKey(bytes);
  };
  return (purpose) => {
    const digestKey = digestKeys.get(purpose) ?? derive(purpose);
    digestKeys.set(purpose, digestKey);
    const hmac = createHmac('sha256', digestKey);
    return { update: (bytes) => void hmac.update(bytes), hex: () => hmac.digest('hex') };
  };
}

function belongs(context: SealContext, { scope, subject }: SubjectKeys): boolean {
  return context.subject === subject && context.scope.tenantId === scope.tenantId && context.scope.mode === scope.mode;
}

function parseJson(plain: Uint8Array): Opened<Json> {
  try {
    return clear(JSON.parse(Buffer.from(plain).toString('utf8')) as Json);
  } catch {
    return unreadable('decrypts, but is not JSON');
  }
}

function toBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64url');
}

function fromBase64url(text: string): Uint8Array {
  return Buffer.from(text, 'base64url');
}
