import { createHash } from 'node:crypto';

/** SHA-256 as 64 lower-case hex digits; strings are hashed as UTF-8. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of the UTF-8 of these texts joined, as 64 lower-case hex digits, without joining them. */
export function sha256OfParts(parts: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
