import { replyBytesMax } from '../service.ts';

/** More was sent than `replyBytesMax`; the rest was not read. */
export class BodyTooLong extends Error {
  override readonly name = 'BodyTooLong';
}

/** `fetch` for the SDK, which would read a body of any length, and send posts on to wherever an answer points. */
export async function boundedFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'error' });
  if (!response.body) return response;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body) {
    size += piece.byteLength;
    if (size > replyBytesMax) throw new BodyTooLong();
    pieces.push(piece);
  }
  return new Response(Buffer.concat(pieces), { status: response.status, headers: response.headers });
}
