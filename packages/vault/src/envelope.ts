import { type Json, scopeKey, type TenantScope } from '@visaguard/kernel';
import { bindingOf } from './aead.ts';

/** A sealed value as it stands in an event's data. Nothing in it is personal; base64url without padding. */
export type Envelope = {
  readonly v: 1;
  readonly subject: string;
  readonly keyVersion: number;
  readonly nonce: string;
  /** Ciphertext, then the 16-byte tag. */
  readonly data: string;
};

/** The place a value belongs to. It decrypts there and nowhere else. */
export type SealContext = {
  readonly scope: TenantScope;
  readonly stream: string;
  readonly event: string;
  readonly subject: string;
  readonly field: string;
};

const base64url = /^[A-Za-z0-9_-]+$/;

/** Whether a value read from an event has the form of an envelope. It says nothing about its contents. */
export function isEnvelope(value: Json | undefined): value is Envelope {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const { v, subject, keyVersion, nonce, data } = value as Record<keyof Envelope, Json | undefined>;
  return (
    v === 1 &&
    typeof subject === 'string' &&
    typeof keyVersion === 'number' &&
    Number.isSafeInteger(keyVersion) &&
    isBase64url(nonce) &&
    isBase64url(data)
  );
}

function isBase64url(value: Json | undefined): value is string {
  return typeof value === 'string' && base64url.test(value);
}

/** The authenticated data of an envelope. The first part keeps envelopes and sealed bytes apart. */
export function envelopeBinding(context: SealContext, keyVersion: number): Uint8Array {
  return bindingOf([
    'envelope-1',
    scopeKey(context.scope),
    context.stream,
    context.event,
    context.subject,
    context.field,
    String(keyVersion),
  ]);
}
