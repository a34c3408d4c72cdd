import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { JsonObject } from './actor.ts';
import { type Answer, apiError } from './answers.ts';

/** The JSON object that was sent, decompressed; null where nothing was sent. Or why it is refused. */
export async function readContent(
  request: IncomingMessage,
): Promise<{ body: JsonObject | null } | { refusal: Answer }> {
  const sent = await buffer(request);
  if (sent.length === 0) return { body: null };
  if (!request.headers['content-type']?.startsWith('application/json')) {
    return { refusal: apiError(415, 'unsupported-content-type') };
  }
  try {
    const body: unknown = JSON.parse(plain(sent, request.headers['content-encoding']).toString('utf8'));
    if (isObject(body)) return { body };
  } catch {
    // Told below, as what is no object is.
  }
  return { refusal: apiError(400, 'invalid-input', 'The emulator was sent something else than a JSON object') };
}

function plain(sent: Buffer, encoding: string | undefined): Buffer {
  if (encoding === 'br') return brotliDecompressSync(sent);
  return encoding === 'gzip' ? gunzipSync(sent) : sent;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
