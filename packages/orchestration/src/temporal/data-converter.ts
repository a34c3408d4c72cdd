import { fileURLToPath } from 'node:url';
import type { DataConverter } from '@temporalio/common';
import { type CodecKeys, createPayloadCodec } from './payload-codec.ts';

export const failureConverterPath = fileURLToPath(new URL('./sealing-failure-converter.ts', import.meta.url));

/** What client, worker and replay must share to understand each other. */
export function createDataConverter(keys: CodecKeys): DataConverter {
  return { payloadCodecs: [createPayloadCodec(keys)], failureConverterPath };
}
