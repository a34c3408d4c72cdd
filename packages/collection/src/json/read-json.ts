import type { Json, Result } from '@visaguard/kernel';
import { err, ok } from '@visaguard/kernel';
import type { ContainerEntry } from '../container/container.ts';
import { limits } from '../limits.ts';
import { createElementSplitter, type SplitEnd } from './element-splitter.ts';

/** `item: undefined` = the element is no JSON; `oversize` = it was skipped for its size. */
export type ReadElement =
  | { readonly state: 'item'; readonly item: Json }
  | { readonly state: 'unparsable' }
  | { readonly state: 'oversize' };

export type ElementBatch = { readonly elements: readonly ReadElement[]; readonly bytesRead: number };

/** Streams a file's elements in batches, one per chunk read; returns how the file ended. */
export async function* readElements(
  entry: ContainerEntry,
  listMembers: RegExp,
): AsyncGenerator<ElementBatch, SplitEnd | 'unreadable'> {
  const splitter = createElementSplitter({ listMembers, elementSizeBytesMax: limits.itemSizeBytesMax });
  try {
    for await (const chunk of entry.open()) {
      const elements = splitter.push(chunk).map(({ bytes }) => parseElement(bytes));
      yield { elements, bytesRead: chunk.byteLength };
    }
  } catch {
    return 'unreadable';
  }
  return splitter.end();
}

function parseElement(bytes: Buffer | null): ReadElement {
  if (bytes === null) return { state: 'oversize' };
  const item = parseJson(bytes.toString('utf8'));
  return item === undefined ? { state: 'unparsable' } : { state: 'item', item };
}

/** Reads a small file whole, past a JavaScript assignment where there is one. Never evaluates anything. */
export async function readSmallJson(entry: ContainerEntry): Promise<Result<Json, 'too_large' | 'unreadable'>> {
  if (entry.sizeBytes > limits.smallFileSizeBytesMax) return err('too_large');
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of entry.open()) pieces.push(piece);
  } catch {
    return err('unreadable');
  }
  const text = Buffer.concat(pieces).toString('utf8');
  const start = text.search(/[[{]/);
  const end = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}'));
  const value = start < 0 ? undefined : parseJson(text.slice(start, end + 1));
  return value === undefined ? err('unreadable') : ok(value);
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
