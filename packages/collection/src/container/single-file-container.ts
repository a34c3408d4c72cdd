import { ok, type Result } from '@visaguard/kernel';
import type { RandomAccess } from '../archive.ts';
import { type ArchiveFault, faulty } from '../fault.ts';
import { limits } from '../limits.ts';
import type { Container } from './container.ts';
import { streamRange } from './random-access.ts';

/** One JSON or JS file handed in by itself. The caller has looked at its name and head. */
export function openSingleFile(content: RandomAccess, path: string): Result<Container, ArchiveFault> {
  if (content.sizeBytes > limits.fileSizeBytesMax) return faulty('too_large');
  const open = () => streamRange(content, 0, content.sizeBytes);
  const entry = { path, sizeBytes: content.sizeBytes, open, isIntact: async () => true };
  return ok({ kind: 'file', entriesListed: 1, entries: [entry], close: async () => undefined });
}
