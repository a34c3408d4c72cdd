import { createCipheriv, createDecipheriv } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { METADATA_ENCODING_KEY, type Payload, type PayloadCodec, ValueError } from '@temporalio/common';
import protobuf from '@temporalio/proto';
import { type Random, systemRandom } from '@visaguard/kernel';

/** Keys of 32 bytes by id. What is written is sealed with `current`; the others still open what they sealed. */
export type CodecKeys = { readonly current: string; readonly keys: Readonly<Record<string, Uint8Array>> };

const { Payload: wire } = protobuf.temporal.api.common.v1;
const encoding = 'binary/encrypted';
const cipher = 'aes-256-gcm';
const keyIdField = 'encryption-key-id';
const compressionField = 'compression';
/** Larger ones are compressed first, since Temporal takes no payload above 2 MB: a long list of ids comes to half. */
const plainBytesMax = 4_096;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals all that Temporal stores of inputs, outputs, signals and failures: AES-256-GCM, nonce before and tag behind the
 * sealed bytes, the key's id and the compression beside them and authenticated with them.
 * @throws RangeError where the current key is missing or a key is not of 32 bytes.
 */
export function createPayloadCodec({ current, keys }: CodecKeys, random: Random = systemRandom): PayloadCodec {
  for (const [id, key] of Object.entries(keys)) {
    if (key.byteLength !== 32) throw new RangeError(`the payload key ${id} is not of 32 bytes`);
  }
  const sealingKey = keys[current];
  if (!sealingKey) throw new RangeError(`there is no payload key ${current}`);
  return {
    encode: async (payloads) => payloads.map((payload) => seal(payload, { id: current, key: sealingKey, random })),
    decode: async (payloads) => payloads.map((payload) => (isSealed(payload) ? open(payload, keys) : payload)),
  };
}

type SealingKey = { readonly id: string; readonly key: Uint8Array; readonly random: Random };

function seal(payload: Payload, { id, key, random }: SealingKey): Payload {
  const plain = wire.encode(payload).finish();
  const compression = plain.byteLength > plainBytesMax ? 'deflate' : 'none';
  const content = compression === 'deflate' ? deflateRawSync(plain) : plain;
  const nonce = random(nonceBytes);
  const sealing = createCipheriv(cipher, key, nonce).setAAD(bytes(`${id}/${compression}`));
  const data = Buffer.concat([nonce, sealing.update(content), sealing.final(), sealing.getAuthTag()]);
  const metadata = { [METADATA_ENCODING_KEY]: encoding, [keyIdField]: id, [compressionField]: compression };
  return { metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, bytes(value)])), data };
}

function open({ metadata, data }: Payload, keys: CodecKeys['keys']): Payload {
  const id = text(metadata?.[keyIdField]);
  const compression = text(metadata?.[compressionField]);
  const key = keys[id];
  if (!key || !data) throw new ValueError(`a payload is sealed with the key ${id}, which is not here`);
  const opening = createDecipheriv(cipher, key, data.subarray(0, nonceBytes), { authTagLength: tagBytes });
  opening.setAAD(bytes(`${id}/${compression}`)).setAuthTag(data.subarray(-tagBytes));
  const content = Buffer.concat([opening.update(data.subarray(nonceBytes, -tagBytes)), opening.final()]);
  return wire.decode(compression === 'deflate' ? inflateRawSync(content) : content);
}

function isSealed({ metadata }: Payload): boolean {
  return text(metadata?.[METADATA_ENCODING_KEY]) === encoding;
}

const bytes = (value: string) => new TextEncoder().encode(value);
const text = (value: Uint8Array | null | undefined) => new TextDecoder().decode(value ?? new Uint8Array());
