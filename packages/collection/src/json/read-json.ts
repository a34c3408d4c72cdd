import type { Json, Result } from '@visaguard/kernel';
import { err, ok } from '@visaguard/kernel';
import type { ContainerEntry } from '../container/container.ts';
import { limits } from '../limits.ts';
import { createElementSplitter, type Element, type ListPlaces, type SplitEnd } from './element-splitter.ts';

/** `item: undefined` = the element is no JSON; `oversize` = it was skipped for its size. */
export type ReadElement =
  /** `list`: path of the list it stands in, below the root of its file. */
  | { readonly state: 'item'; readonly item: Json; readonly list?: string }
  | { readonly state: 'unparsable' }
  | { readonly state: 'oversize' };

export type ElementBatch = { readonly elements: readonly ReadElement[]; readonly bytesRead: number };

/** Streams a file's elements in batches, one per chunk read; returns how the file ended. */
export async function* readElements(
  entry: ContainerEntry,
  places: ListPlaces,
): AsyncGenerator<ElementBatch, SplitEnd | 'unreadable'> {
  const splitter = createElementSplitter({ ...places, elementSizeBytesMax: limits.itemSizeBytesMax });
  try {
    for await (const chunk of entry.open()) {
      const elements = splitter.push(chunk).map(parseElement);
      yield { elements, bytesRead: chunk.byteLength };
    }
  } catch {
    return 'unreadable';
  }
  return splitter.end();
}

function parseElement({ path, bytes }: Element): ReadElement {
  if (bytes === null) return { state: 'oversize' };
  const item = parseJson(bytes.toString('utf8'));
  return item === undefined ? { state: 'unparsable' } : { state: 'item', item, list: path };
}

export type FoundMembers = {
  readonly members: readonly { readonly path: string; readonly value: Json }[];
  /** Paths of the objects on the way to them that the file holds, empty and `null` ones among them. */
  readonly seen: ReadonlySet<string>;
};

/** Takes single members out of a file of any size; what stands beside them is passed over. Null: it cannot be read. */
export async function readMembers(entry: ContainerEntry, places: ListPlaces): Promise<FoundMembers | null> {
  const splitter = createElementSplitter({ ...places, elementSizeBytesMax: limits.itemSizeBytesMax });
  const members: { path: string; value: Json }[] = [];
  try {
    for await (const chunk of entry.open()) {
      for (const { path, bytes } of splitter.push(chunk)) {
        const value = bytes === null ? undefined : parseJson(bytes.toString('utf8'));
        if (value !== undefined) members.push({ path, value });
      }
    }
  } catch {
    return null;
  }
  return { members, seen: splitter.seen };
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
